// A device with a voice: browsers under test have none. `voice` is set before this.

window.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};

let speaking;
Object.defineProperty(window, "speechSynthesis", {
  value: {
    getVoices: () => [voice],
    speak(said) {
      speaking = said;
      window.spoken = said.text;
    },
    cancel() {
      const said = speaking;
      speaking = undefined;
      window.spoken = undefined;
      said?.onend();
    },
  },
});
