// A device with a voice: browsers under test have none. `voice` is set before this; it may be silent, or fail.

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
      window.asked = (window.asked ?? 0) + 1;
      if (voice.silent) return;
      if (voice.fails) return setTimeout(() => said.onerror());
      speaking = said;
      window.spoken = said.text;
      said.onstart();
    },
    cancel() {
      const said = speaking;
      speaking = undefined;
      window.spoken = undefined;
      said?.onend();
    },
  },
});
