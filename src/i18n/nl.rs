//! Plain Dutch (B1), "je". As an older cousin who listens; as a neighbour who knows the way.

use weerklank_core::{
    agenda::{ActionKind, ActionState, AgendaKind, LinkStrength, Observation, PrincipleKind, Tier, Unit},
    backend::Meaning,
    counts::{FeelHeard, SMALLEST_SHOWN},
    date::Date,
    embedding::Shown,
    feedback::{AgeBand, Audience, Kind, ModerationState},
    news::News,
    outbox::State,
    outcome::OutcomeState,
    personal::DetailKind,
    progress::{Since, Stage},
    receipt::{CodeError, Slip, WORDS},
    sides::{Asked, Beside, Side},
    verdict::{Heard, Says},
};

macro_rules! words {
    ($($name:ident = $text:literal;)*) => {
        /// Every word and sentence of the interface that holds nothing of the moment, each by itself: a page then loads
        /// those that it shows, and no others (`docs/adr/0014-chunks.md`).
        pub mod words {
            $(
                #[doc = $text]
                pub const fn $name() -> &'static str {
                    $text
                }
            )*
        }
    };
}

words! {
    site_name = "Weerklank";
    site_description = "Lees wat er speelt in jouw regio. Zeg wat jij vindt. En hoor wat ermee is gedaan.";
    skip_link = "Ga naar de inhoud";
    example_label = "Voorbeeld";
    example_note = "Deze regio is verzonnen. Alles op deze pagina is een voorbeeld.";

    leave = "Snel weg";
    leave_hint = "Sluit deze site meteen. Je kunt ook drie keer op Shift drukken.";

    nav_label = "Snel naar";
    nav_up = "Terug omhoog";
    nav_start = "Begin";
    nav_mine = "Mijn inbreng";
    nav_help = "Hulp";
    nav_privacy = "Privacy";
    nav_about = "Over Weerklank";

    help_title = "Hulp en steun";
    help_now = "Praten met iemand?";
    help_intro = "Wij lezen niet meteen wat je hier schrijft. Heb je nu iemand nodig? Deze mensen luisteren wel meteen.";
    help_all = "Alle hulplijnen";
    help_danger = "Is er nu gevaar? Bel 112.";
    help_chat = "Chatten";
    help_shared = "Deel je deze telefoon met anderen?";
    help_shared_text = "Hier haal je weg wat Weerklank op deze telefoon bewaart. Wat je al hebt verstuurd, blijft bij ons. Daarvoor heb je je tien woorden nodig.";
    help_wipe = "Wis alles van deze telefoon";
    help_wiped = "Alles van Weerklank is van deze telefoon gewist.";
    quiet = "Stille modus";
    quiet_title = "Pagina";
    quiet_text = "Met stille modus heet elke pagina in je tabblad ‘Pagina’, met een gewoon plaatje. Van het adres blijft alleen de naam van de site over.";
    quiet_until = "Je telefoon onthoudt dit tot je het uitzet. ‘Snel weg’ en ‘Wis alles’ zetten het ook uit.";
    quiet_honest = "Wat je eerder opende, staat nog in de geschiedenis van je browser. Ook een link van buiten kan daarin komen. En wie over het netwerk gaat, kan zien welke site je bezoekt.";
    help_history = "De knop ‘Snel weg’ wist niet de geschiedenis van je browser. Dat kun je zelf doen in de instellingen.";

    easier = "Makkelijker lezen";
    close = "Sluiten";
    search = "Zoek in deze agenda";
    theme = "Thema";
    loose_question = "Vraag";
    print = "Print deze pagina";
    print_code = "QR-code van deze pagina";
    print_back = "Deze pagina staat ook online. Scan de code, of typ dit adres:";

    start_title = "Jouw stem komt terug";
    start_lead = "Lees wat er speelt in de jeugdhulp. Zeg wat jij vindt. En hoor wat ermee is gedaan.";
    start_step_read = "Lees een thema";
    start_step_read_text = "In gewone taal. Het duurt één minuut.";
    start_step_say = "Zeg wat jij vindt";
    start_step_say_text = "Zonder naam. Jij kiest wat je vertelt.";
    start_step_hear = "Hoor wat ermee is gedaan";
    start_step_hear_text = "Met je bon van tien woorden zie je het antwoord.";
    start_agendas = "Kies een agenda";

    agenda_core = "Waar het nu om gaat";
    agenda_core_text = "Dit zijn de kernthema’s. Hier werken mensen het eerst aan.";
    agenda_other = "Wat ook genoemd is";
    agenda_crosscutting = "Wat overal bij hoort";
    agenda_all = "Thema’s";
    agenda_loose = "Andere vragen";
    agenda_now = "Wat gebeurt er nu?";
    agenda_coming = "Dit komt eraan";
    agenda_makers = "Wie maakten dit?";
    agenda_missing = "Wie er niet bij was";
    agenda_changed = "Wat is er veranderd?";
    agenda_outcomes = "Wat is ermee gedaan?";
    agenda_outcomes_text = "Lees wat mensen zeiden, en wat er daarna gebeurde.";
    agenda_about = "Hoe is deze agenda gemaakt?";
    agenda_about_text = "Wie meepraatten, hoe ze kozen, wat het kost en waar dit staat.";
    consultation_planned = "moest nog komen";
    agenda_region = "Regio";
    agenda_period = "Jaren";

    theme_why = "Waarom dit belangrijk is";
    theme_question = "Wat we willen weten";
    theme_parts = "Daar hoort bij:";
    theme_say = "Zeg wat jij vindt";
    theme_say_text = "Twee minuten, zonder naam.";
    theme_done = "Wat is ermee gedaan?";
    theme_nothing = "Nog niet besproken.";
    theme_influence = "Wat jouw stem kan veranderen";
    theme_can = "Dit kan nog anders";
    theme_cannot = "Dit staat al vast";
    theme_national = "Hoe dit past bij plannen van het hele land";
    theme_priority = "Hoe dit thema is gekozen";
    theme_influence_unknown = "Het document zegt hier niets over. We weten dus nog niet wat jouw stem hier kan veranderen.";
    theme_readers = "Wie leest mee?";
    theme_said = "Wat jongeren en ouders zeggen";
    theme_points = "Wat je nog meer moet weten";
    theme_related = "Hoort hierbij";
    theme_actions = "Plannen en projecten";
    theme_ours = "Deze tekst is van ons. We vertellen na wat in het document staat, in gewone taal.";
    theme_where = "Waar staat dit?";
    theme_levels = "Dit speelt";

    action_activities = "Wat mensen doen";
    action_expected = "Wat het moet opleveren";
    action_results = "Wat eruit kwam";
    action_no_results = "Dat weten we nog niet.";
    action_no_results_over = "Dat weten we niet.";
    action_parties = "Wie doen mee";
    quote_retold = "Naverteld in onze eigen woorden.";
    indicator_none = "Er zijn nog geen cijfers.";
    money_purposes = "Waar is geld voor nodig?";
    money_no_amount = "Het document noemt hier geen bedragen bij.";
    priority_impact = "Maakt veel uit";
    priority_feasibility = "Kan ook echt";
    priority_table = "Hoeveel punten elk thema kreeg, van 1 tot en met 5";

    level_case = "in jouw eigen hulp";
    level_organisation = "in de organisatie";
    level_policy = "in de regels";

    outcomes_title = "Wat is ermee gedaan?";
    outcomes_lead = "Hier lees je wat we hoorden en wat er daarna gebeurde. Ook als het antwoord nee is.";
    outcomes_none = "Er is nog niets besproken. Dat zeggen we eerlijk.";
    outcomes_none_text = "Zodra er iets gebeurt, lees je het hier.";
    outcome_heard = "Wat we hoorden";
    outcome_decided = "Wat er is besloten";
    outcome_why = "Waarom";
    outcome_by = "Wie besloot dit";
    outcome_with = "Bij wie dit ligt";
    outcome_next = "Wat er nu komt";
    outcome_steps = "Wat er al gebeurde";
    outcome_change = "Dit veranderde in de agenda";
    outcome_quotes = "In hun eigen woorden";
    outcome_late = "Dit duurt langer dan beloofd.";
    outcome_late_unknown = "We weten nog niet waardoor.";

    // What was done with it: for who spoke, and for who follows.
    theme_looks_unknown = "We weten nog niet wanneer we erover praten.";
    sides_title = "Jongeren en ouders naast elkaar";
    outcome_verdicts = "Wat mensen van dit antwoord vinden";
    outcomes_follow = "Blijf op de hoogte";
    outcomes_feed = "Heb je een app om nieuws te lezen? Geef die dan dit adres:";
    outcomes_feed_link = "nieuws van deze agenda";
    agenda_answers = "Hoe snel komt er een antwoord?";
    mine_answers = "Wat er met jouw woorden is gedaan";
    verdict_asked = "Klopt dit antwoord?";
    verdict_heard = "Voel je je gehoord?";
    verdict_line = "Wil je er iets bij zeggen?";
    verdict_line_hint = "Dit hoeft niet. Schrijf liever geen namen, adressen of telefoonnummers op.";
    verdict_happens = "Mensen van de werkplaats lezen dit. We tellen wat iedereen kiest en zetten dat bij het antwoord. Jouw zin laten we niet aan anderen zien.";
    verdict_change = "Mening aanpassen";
    verdict_leave = "Toch niet";
    verdict_sent = "Dank je. Je mening over dit antwoord is aangekomen.";
    verdict_failed = "Wat je koos en typte, staat er nog. Druk straks nog een keer op ‘Versturen’.";

    progress_title = "Voortgang";
    progress_text = "Wat er loopt, wat eruit kwam en wanneer je weer iets hoort.";
    progress_lead = "Wat gebeurt er nu? En wanneer hoor je weer iets? Dat zie je hier.";
    progress_over = "Deze agenda is afgelopen. Je leest hier hoe het toen was.";
    progress_no_moment = "We weten nog niet wanneer er weer iets komt.";
    progress_in_short = "In het kort";
    progress_empty = "Er zijn nog geen plannen en geen antwoorden.";
    progress_heard = "Voelen mensen zich gehoord?";
    progress_heard_yes = "Ja";
    progress_heard_else = "Een beetje, of nee";
    progress_heard_unknown = "Dat weten we nog niet. Pas als tien mensen het zeggen, laten we het zien. Anders is te raden wie wat zei.";
    progress_reading = "We lezen wat mensen over dit thema zeiden.";
    progress_filter = "Kies wat je wilt zien";
    progress_stage = "Hoe staat het ervoor?";
    progress_since = "Wat is er nieuw?";
    progress_all = "Alles";
    progress_none = "Hier past niets bij. Kies iets anders, of laat alles weer zien.";
    progress_show_all = "Laat alles zien";
    progress_rest = "Wat bij geen thema hoort";
    progress_next = "Wanneer hoor je weer iets?";
    progress_answers = "Wat mensen zeiden";
    progress_to_answers = "Lees wat er is besloten, en waarom";
    progress_figures = "Wat we meten";
    progress_quiet = "Hierover is nog niets te vertellen";
    progress_quiet_text = "Zodra er iets loopt of verandert, lees je het op deze pagina.";
    figures_table = "Bekijk alle cijfers";
    figures_when = "Wanneer";
    figures_figure = "Cijfer";
    figures_people = "Hoeveel mensen";
    figures_people_unknown = "Niet bekend";
    calendar_add = "Zet in je eigen agenda";
    calendar_saved = "Je hebt nu een bestand. Open het, dan komt dit in je eigen agenda.";
    calendar_failed = "Dat lukt hier niet. Schrijf de dag op, of maak een foto.";
    calendar_seen = "Kijken anderen ook in jouw agenda? Dan zien zij dit.";
    calendar_no_day = "Weten we de dag nog niet? Dan komt het niet in je eigen agenda.";
    about_agenda_title = "Hoe is deze agenda gemaakt?";
    about_agenda_chosen = "Hoe is er gekozen?";
    about_agenda_measures = "Hoe zie je of het helpt?";
    about_agenda_money = "Wat kost het?";
    about_agenda_municipalities = "Gemeenten";
    earlier_title = "Wat werd er van de vorige agenda?";
    earlier_text = "De oude thema’s naast de nieuwe.";
    earlier_lead = "Deze agenda is niet de eerste. Hier zie je van elk oud thema of het terugkomt.";
    earlier_agenda = "Lees de vorige agenda";
    earlier_back = "Dit komt terug in:";
    earlier_gone = "Dit komt niet terug als thema.";
    earlier_new = "Deze thema’s zijn nieuw";
    about_agenda_talked = "Wie praatten er mee?";
    about_agenda_unknown_count = "aantal niet bekend";
    about_agenda_with = "Wie doen er mee?";
    about_agenda_holds = "Goed om te weten";
    about_agenda_source = "Waar komt dit vandaan?";
    about_agenda_document = "Document";
    about_agenda_publisher = "Uitgegeven door";
    about_agenda_published = "Verschenen";
    about_agenda_licence = "Wat mag je ermee?";
    about_agenda_ai = "Is er AI gebruikt?";
    about_agenda_ours = "De teksten op deze site zijn nieuw geschreven, in gewone taal. Bij elk thema staat waar je het in het document vindt.";
    about_agenda_read = "Lees het document";
    about_agenda_terms = "Moeilijke woorden";
    about_agenda_ended = "Deze agenda is afgelopen.";
    about_agenda_living = "Deze agenda kan nog veranderen.";

    answer_back = "Terug";
    answer_next = "Verder";
    answer_skip = "Overslaan";
    answer_who = "Wie ben je?";
    answer_who_text = "We vragen je naam niet. Dit helpt ons om te horen wat jongeren zeggen, en wat ouders zeggen.";
    answer_recognise = "Herken je dit?";
    answer_recognise_text = "Kies wat het best bij je past. Je mag dit ook overslaan.";
    answer_recognise_parent = "Denk aan je kind of je gezin. Je mag dit ook overslaan.";
    answer_importance = "Hoe belangrijk is dit?";
    answer_importance_text = "Hoe belangrijk is dit voor jou? Je mag dit ook overslaan.";
    answer_importance_parent = "Hoe belangrijk is dit voor jou en je kind? Je mag dit ook overslaan.";
    answer_last = "Bijna klaar";
    answer_kind = "Wat wil je vertellen?";
    answer_words_parent = "Wat ging goed, wat moet anders? Alles mag. Je mag dit ook overslaan.";
    answer_age = "Hoe oud ben je?";
    answer_age_text = "Dit hoeft niet. We vragen het omdat jonge en oudere jongeren vaak iets anders nodig hebben.";
    answer_quote = "Mag een zin van jou op de site?";
    answer_quote_text = "Zonder je naam. Iemand van de werkplaats kijkt eerst of het kan. Kies je niets, dan is het nee.";
    answer_quote_yes = "Ja, dat mag";
    answer_words = "Wat wil je erover zeggen?";
    answer_words_text = "Een idee, een verhaal, een vraag of een zorg. Alles mag. Je mag dit ook overslaan.";
    answer_words_label = "In je eigen woorden";
    answer_words_hint = "Schrijf liever geen namen, adressen of telefoonnummers op.";
    answer_words_speak = "Liever praten? Op veel telefoons zit een microfoon bij het toetsenbord. Wij luisteren niet mee.";
    danger_title = "Je hoeft dit niet alleen te doen";
    danger_text = "Wij lezen dit niet meteen. Deze mensen luisteren wel meteen. Je kunt hier gewoon verder schrijven.";
    danger_spoken = "Onder je tekst staat wie nu kan helpen.";
    detail_title = "Hier staat misschien iets over een persoon";
    detail_why = "Jij beslist. Wat je typt, blijft op deze telefoon tot je op ‘Versturen’ drukt.";
    detail_leave = "Toch zo laten";
    answer_send = "Klaar om te versturen?";
    answer_yours = "Dit stuur je";
    answer_change = "Aanpassen";
    answer_nothing_chosen = "Niet ingevuld";
    answer_what_happens = "Wat er gebeurt als je verstuurt";
    answer_line_reply = "Je krijgt tien woorden. Daarmee vind je het antwoord.";
    answer_line_public = "We zetten jouw woorden niet zomaar op deze site.";
    answer_line_never = "We vragen nooit je naam, je adres of je nummer.";
    answer_line_later = "Je kunt het later aanpassen of terugnemen.";
    answer_line_take_back = "Je kunt het later terugnemen.";
    answer_line_final = "Aanpassen of terugnemen kan hier later niet.";
    answer_line_reference = "Je krijgt een kenmerk van tien woorden. Je kunt hier niet terugzien wat je stuurde.";
    answer_submit = "Versturen";
    answer_urgent = "Wij lezen dit niet meteen. Heb je nu hulp nodig?";
    answer_draft_kept = "Wat je typt, blijft alleen in dit tabblad staan.";
    answer_draft_keep = "Bewaar mijn tekst op deze telefoon";
    answer_draft_on_device = "Je tekst blijft op deze telefoon staan tot je hem verstuurt. Kijken anderen hier ook op? Zet dit dan uit.";
    answer_draft_refused = "Bewaren lukt hier niet. Je tekst blijft wel in dit tabblad staan.";
    answer_no_sending = "Deze site kan niets ontvangen";
    answer_no_sending_text = "Je kunt hier lezen, maar niet versturen. Jouw woorden zijn niet weg. Kopieer, bewaar of print ze en geef ze zelf door.";
    answer_no_randomness = "Deze browser kan geen veilige bon maken. Kopieer je tekst en probeer het op een andere telefoon.";
    answer_copy_failed = "Kopiëren lukt hier niet. Kies bewaren of printen.";
    answer_copy = "Kopieer mijn tekst";
    answer_save = "Bewaar als bestand";
    answer_print = "Print";
    answer_public_warning = "Iedereen kan lezen wat je stuurt";
    answer_public_text = "Op deze site kunnen wij dat niet tegenhouden. Schrijf niets op waaraan iemand jou herkent.";
    answer_public_yes = "Iedereen mag dit lezen";
    answer_public_first = "Zet eerst aan dat iedereen dit mag lezen. Of verstuur het niet.";

    answer_group = "Ik vul dit in voor een groep";
    group_title = "Wat zei de groep?";
    group_text = "Vul in wat de groep samen vindt. Wij laten overal zien dat dit van een groep komt.";
    group_size = "Met hoeveel mensen was de groep?";
    group_size_hint = "Een getal. Tel jezelf alleen mee als je ook je mening gaf.";
    group_names = "Schrijf geen namen op. Ook niet van mensen uit de groep. En laat de groep weten wat je verstuurt.";
    group_who = "Wie zaten er in de groep?";
    group_youth = "Jongeren";
    group_parents = "Ouders";
    group_professionals = "Mensen die met jongeren werken";
    group_others = "Anderen, of door elkaar";
    group_recognise = "Herkende de groep dit? Kies wat het best past. Je mag dit ook overslaan.";
    group_importance = "Hoe belangrijk vond de groep dit? Je mag dit ook overslaan.";
    group_words = "Wat zei de groep? Schrijf ook op waar mensen het niet over eens waren. Je mag dit ook overslaan.";
    group_words_label = "In de woorden van de groep";
    group_quote = "Mag een zin van de groep op de site?";
    group_quote_text = "Vraag het eerst aan de groep. Wij zetten er geen namen bij. Kies je niets, dan is het nee.";

    rank_title = "Wat telt voor jou het meest?";
    rank_lead = "Kies drie thema’s. Zet bovenaan wat voor jou het belangrijkst is. Eén of twee mag ook.";
    rank_invitation = "Kies jouw top drie uit deze thema’s. Het duurt twee minuten, zonder naam.";
    rank_start = "Maak jouw top drie";
    rank_pick = "Kies een thema";
    rank_chosen = "Jouw top drie";
    rank_empty = "Je hebt nog niets gekozen.";
    rank_more = "Zet ze in de volgorde die jij wilt. Je kunt er nog een bij kiezen.";
    rank_full = "Je top drie is vol. Wil je een ander thema? Haal er dan eerst een weg.";
    rank_take_in = "Kies";
    rank_leave = "Toch niet";
    rank_take_out = "Weghalen";
    rank_up = "Hoger";
    rank_down = "Lager";
    rank_kept = "Wat je kiest, blijft alleen in dit tabblad staan.";
    rank_none = "Kies eerst een thema voor je top drie.";
    rank_why = "Waarom kies je dit?";
    rank_why_text = "Vertel waarom dit voor jou telt. Je mag dit ook overslaan.";

    place_title = "Welke plek krijgt dit thema?";
    place_invitation = "Kies hoeveel verschil het maakt, en of het ook kan. Dit hoeft niet.";
    place_start = "Geef het thema een plek";
    place_impact = "Hoeveel verschil maakt het?";
    place_impact_text = "Stel je voor: dit gaat straks beter.";
    place_feasible = "Kan het ook echt?";
    place_unknown = "Kies bij allebei iets. Dan zie je waar het thema staat.";
    place_done = "Klaar";

    sheet_title = "Vragenblad";
    sheet_start = "Vragenblad om te printen";
    sheet_text = "Print dit blad en vul het in met een pen. Daarna typt iemand het over op de site.";
    sheet_who = "Wie vult dit in?";
    sheet_group = "Een groep. Met hoeveel mensen?";
    sheet_age = "Hoe oud ben je? Dit hoeft niet.";
    sheet_quote = "Ja, een zin van mij mag op de site. Zonder naam.";
    sheet_names = "Schrijf geen namen, adressen of telefoonnummers op. Niet van jezelf en niet van anderen.";
    sheet_happens = "Wat er gebeurt";
    sheet_receipt = "Wie het blad overtypt, krijgt tien woorden. Vraag om die woorden. Dan kun je het antwoord zelf lezen.";
    sheet_code = "QR-code van de vragen online";
    sheet_online = "Liever zelf online? Scan de code, of typ dit adres:";

    who_youth = "Ik ben jong";
    who_youth_text = "Ik ben tussen de 12 en 27.";
    who_parent = "Ik ben ouder";
    who_parent_text = "Of ik zorg voor een kind.";
    who_professional = "Ik werk met jongeren";
    who_professional_text = "Op school, in de hulp of in de buurt.";
    who_other = "Iemand anders";
    who_other_text = "Of ik zeg het liever niet.";

    recognise_5 = "Ja, helemaal";
    recognise_4 = "Ja, een beetje";
    recognise_3 = "Soms wel, soms niet";
    recognise_2 = "Nee, niet zo";
    recognise_1 = "Nee, helemaal niet";

    receipt_title = "Jouw bon";
    reference_title = "Jouw kenmerk";
    reference_text = "Dit hoort bij wat je stuurde. Terugzien, aanpassen of terugnemen kan hier niet.";
    receipt_open = "Let op: dit is niet afgeschermd";
    receipt_open_text = "We konden dit ook lezen zonder jouw tien woorden. Anderen kunnen dat dus misschien ook. Dat hoort hier niet zo te zijn.";
    outbox_gone = "We kunnen hier niet zien of het is aangekomen.";
    receipt_code = "Jouw tien woorden";
    receipt_keep = "Schrijf ze op, of maak een foto. Met deze woorden vind jij je inbreng terug.";
    receipt_yours_alone = "Niemand anders kan dat.";
    receipt_lost = "Wij bewaren deze woorden niet. Raak je ze kwijt? Dan kunnen we ze niet teruggeven.";
    receipt_qr = "QR-code met jouw tien woorden";
    receipt_copy = "Kopieer de woorden";
    copied = "Gekopieerd.";
    receipt_copy_failed = "Kopiëren lukt hier niet. Schrijf de woorden over.";
    receipt_print = "Print de bon";
    receipt_keep_here = "Bewaar mijn bon op deze telefoon";
    receipt_keep_here_text = "Doe dit alleen als anderen niet op deze telefoon kijken.";
    receipt_kept = "Je bon staat op deze telefoon, bij ‘Mijn inbreng’.";
    receipt_kept_failed = "Deze browser kan niets bewaren. Schrijf je tien woorden op.";
    receipt_not_kept_here = "Bewaar deze tien woorden zelf, want deze site onthoudt ze niet.";
    receipt_none = "Hier is geen bon";
    receipt_none_text = "Heb je tien woorden gekregen? Vul ze in bij ‘Mijn inbreng’.";
    receipt_to_mine = "Naar mijn inbreng";
    receipt_more = "Lees nog een thema";

    outbox_try_now = "Probeer het nu";
    outbox_take_back = "Toch niet versturen";
    outbox_not_kept = "Deze browser kan niets bewaren. Laat dit tabblad open tot het is aangekomen.";
    outbox_kept = "Je woorden staan veilig op deze telefoon tot ze zijn aangekomen. Zo raak je niets kwijt als je de pagina sluit. Daarna halen we ze hier weg. Lukt het in 30 dagen niet? Dan gaan ze ook weg.";
    outbox_refused_text = "Jouw woorden zijn niet opgeslagen. Kopieer je tekst, dan ben je niets kwijt. Op deze telefoon staan ze nog hooguit 30 dagen. Je kunt ze ook nu weghalen.";
    outbox_refused_unsure = "Een eerdere poging kwam misschien wel aan. Bewaar daarom je bon: bij ‘Mijn inbreng’ zie je of het er staat. Kopieer ook je tekst, dan ben je niets kwijt. Op deze telefoon staat hij nog hooguit 30 dagen.";

    mine_title = "Mijn inbreng";
    mine_lead = "Vul je tien woorden in. Dan zie je wat er met jouw woorden is gedaan.";
    mine_code = "Jouw tien woorden";
    mine_code_hint = "Met spaties ertussen. Hoofdletters maken niet uit. Heb je meer bonnen? Zet ze achter elkaar.";
    mine_find = "Zoek mijn inbreng";
    mine_finding = "Even zoeken …";
    mine_here = "Op deze telefoon";
    mine_of_tab = "In dit tabblad";
    mine_of_tab_text = "Sluit je dit tabblad, dan is dit lijstje weg. Bewaar iets alleen als anderen niet op deze telefoon kijken.";
    mine_keep = "Bewaar op deze telefoon";
    mine_search = "Zoek met je tien woorden";
    mine_slips = "Een woord staat niet in onze lijst. Bedoel je dit?";
    mine_slips_yes = "Ja, zoek hiermee";
    mine_slips_no = "Nee, ik kijk het na";
    mine_slips_look = "Kijk nog eens op je bon.";
    mine_replied = "Er is een antwoord voor jou.";
    mine_declined_why = "Waarom niet?";
    mine_declined_then = "Je kunt je woorden aanpassen. Dan leest iemand ze opnieuw. Je kunt ze ook terugnemen.";
    mine_edit_before = "Voor je iets aanpast";
    mine_edit_again = "Je oude woorden wissen we. Iemand leest de nieuwe opnieuw.";
    mine_edit_replies = "Een antwoord dat je al kreeg, blijft staan.";
    mine_read_already = "Wie je woorden al las, weet wat er stond. Dat kunnen we niet terughalen.";
    mine_quoted = "Staat er al een zin van jou op de site? Die gaat niet vanzelf weg. Laat het ons weten.";
    mine_take_back_backup = "In een reservekopie kan het nog een tijd blijven staan.";
    mine_take_back_reply = "Een antwoord aan jou alleen gaat ook weg. Ging het ook naar anderen? Dan zien zij het nog.";
    news_title = "Nieuw voor jou";
    news_mark = "Nieuw";
    news_to_mine = "Bekijk mijn inbreng";
    mine_underway = "Nog niet aangekomen";
    mine_open = "Bekijk";
    mine_forget = "Haal van deze telefoon";
    mine_said = "Dit zei jij";
    mine_status = "Waar is het nu?";
    mine_replies = "Antwoord voor jou";
    mine_no_reply = "Er is nog geen antwoord.";
    mine_outcomes = "Wat er met dit thema is gedaan";
    mine_outcomes_of_all = "Wat er met deze thema’s is gedaan";
    mine_edit = "Aanpassen";
    mine_save = "Bewaar de wijziging";
    mine_saving = "Even bewaren …";
    mine_saved = "Je wijziging is bewaard.";
    mine_cancel = "Niet aanpassen";
    mine_take_back = "Terugnemen";
    mine_take_back_sure = "Weet je het zeker?";
    mine_take_back_text = "We wissen wat je zei. Dat kun je niet ongedaan maken.";
    mine_take_back_yes = "Ja, neem het terug";
    mine_take_back_no = "Nee, laat het staan";
    mine_taken_back = "Je hebt dit teruggenomen. Het is bij ons gewist.";
    mine_not_here = "Op deze site kun je dit niet terugzien";
    mine_not_here_text = "Deze site kan alleen laten zien wat er in de agenda staat.";
    mine_another = "Zoek iets anders";

    privacy_title = "Privacy, in gewone taal";
    privacy_kept = "Hoe lang we het bewaren";
    privacy_kept_always = "Wat je stuurt, blijft bewaard zolang deze site er is. Neem je het terug? Dan wissen we het meteen.";
    privacy_kept_then = "Het antwoord aan jou gaat dan ook weg. Met je tien woorden vind je daarna niets meer. Neem je het eerder terug? Dan wissen we het meteen.";
    about_title = "Over Weerklank";
    about_contact = "Vragen?";

    elsewhere = "Op je eigen site";
    elsewhere_lead = "Zet een agenda op de site van je gemeente of organisatie. Kies wat je wilt laten zien. Kopieer daarna twee regels en plak ze in je pagina.";
    elsewhere_link = "Zet een agenda op je eigen site";
    elsewhere_what = "Wat wil je laten zien?";
    elsewhere_agenda = "Agenda";
    elsewhere_shown = "Onderdeel";
    shown_themes = "Alle thema’s";
    shown_theme = "Eén thema";
    shown_answer = "De vragen over één thema";
    shown_top_three = "De top drie kiezen";
    shown_outcomes = "Wat is ermee gedaan";
    shown_progress = "Voortgang";
    elsewhere_level = "Taal";
    elsewhere_plain = "Gewoon Nederlands";
    elsewhere_easy = "Makkelijk Nederlands";
    elsewhere_colours = "Welke kleuren?";
    elsewhere_scheme = "Kleuren";
    scheme_host = "Zoals op je site";
    scheme_blue = "Blauw op wit";
    scheme_green = "Groen op wit";
    scheme_purple = "Paars op wit";
    scheme_own = "Zelf kiezen";
    scheme_host_text = "Werkt je site met NL Design System? Dan neemt Weerklank de kleuren, letters en hoeken van je site over. Anders alleen de achtergrond. De rest is dan van Weerklank.";
    colour_action = "Knoppen en links";
    colour_ground = "Achtergrond";
    colour_ink = "Tekst";
    colour_hint = "Schrijf de kleur met een hekje en zes tekens.";
    colour_wrong = "Dit is geen kleur. Schrijf hem zo: #154273.";
    colour_refused = "Deze kleur is hier niet goed te lezen. Weerklank gebruikt dan zijn eigen kleur. Kies een kleur die meer verschilt van wat erachter zit.";
    colours_good = "Deze kleuren zijn samen goed te lezen.";
    elsewhere_preview = "Zo ziet het eruit";
    elsewhere_preview_text = "Dit is de echte agenda. Wat je hier verstuurt, komt ook echt aan.";
    elsewhere_frame = "Voorbeeld van je pagina";
    elsewhere_copy_title = "Plak dit in je pagina";
    elsewhere_how = "Kopieer de twee regels. Open je pagina en kies daar voor HTML of broncode. Plak de regels op de plek waar de agenda moet komen.";
    elsewhere_lines = "De twee regels";
    elsewhere_copy = "Kopieer de regels";
    elsewhere_not_copied = "Kopiëren lukt hier niet. Kies de tekst in het vak en kopieer die zelf.";
    elsewhere_stripped = "Zie je na het opslaan alleen een link?";
    elsewhere_stripped_text = "Dan haalt je site het script weg. Plak dan dit venster. Het neemt de kleuren van je site niet over, en krijgt een eigen schuifbalk.";
    elsewhere_frame_code = "Het venster";
    elsewhere_copy_frame = "Kopieer het venster";
    elsewhere_link_text = "Mag een venster ook niet? Een link werkt altijd.";
    elsewhere_link_code = "De link";
    elsewhere_copy_link = "Kopieer de link";
    elsewhere_empty = "Zie je niets, of een lege plek?";
    elsewhere_empty_text = "Dan houdt je site Weerklank tegen. Geef deze regels aan wie je site beheert:";
    elsewhere_rules = "Regels voor de beheerder";
    elsewhere_copy_rules = "Kopieer deze regels";
    elsewhere_allowed = "Wie Weerklank beheert, moet jouw site ook toelaten. Vraag dat als de plek leeg blijft.";

    not_found_title = "Deze pagina is er niet";
    not_found_text = "Misschien is het adres net anders, of is de pagina weg. Ga naar het begin en kies daar verder.";
    not_found_link = "Naar het begin";
    theme_not_found = "Dit thema staat niet in de agenda";
    theme_not_found_text = "Misschien is het thema veranderd of weggehaald. Kijk in de agenda wat er nu staat.";
    theme_not_found_link = "Naar de agenda";

    loading = "Even laden …";
    loading_slow = "Het laden duurt lang. Je hoeft niets te doen, we blijven het proberen.";
    read_aloud = "Lees voor";
    read_aloud_stop = "Stop met voorlezen";
    retry = "Probeer het nog een keer";
    problem = "Dit ging niet goed";
    offline = "Je bent nu niet online.";
    page_arrived = "Nieuwe pagina:";
}

/// "14 thema’s".
pub fn themes_count(count: usize) -> String {
    match count {
        1 => "1 thema".to_owned(),
        count => format!("{count} thema’s"),
    }
}

/// "52 woorden, uitgelegd".
pub fn terms_count(count: usize) -> String {
    format!("{count} woorden, uitgelegd")
}

/// "Vraag 2 van 4".
pub fn question_of(question: usize, questions: usize) -> String {
    format!("Vraag {question} van {questions}")
}

/// "Nog 120 tekens", or how many too many.
pub fn characters_left(used: usize, most: usize) -> String {
    match (most.checked_sub(used), used.saturating_sub(most)) {
        (Some(1), _) => "Nog 1 teken".to_owned(),
        (Some(left), _) => format!("Nog {left} tekens"),
        (None, 1) => "1 teken te veel".to_owned(),
        (None, over) => format!("{over} tekens te veel"),
    }
}

/// What to do when a text is too long.
pub fn too_long(over: usize) -> String {
    format!("Je tekst is {over} tekens te lang. Maak hem iets korter.")
}

/// Who reads it.
pub fn who_reads(reader: &str) -> String {
    format!("Dit lezen: {}.", reader.trim_end_matches('.'))
}

/// "Binnen 6 weken hoor je iets."
pub fn when_heard(days: u16) -> String {
    format!("Binnen {} lees je hier een antwoord.", term(days))
}

/// "We bewaren wat je stuurt 24 maanden. Daarna wissen we het."
pub fn kept_for(months: u16) -> String {
    let months = if months == 1 { "1 maand".to_owned() } else { format!("{months} maanden") };
    format!("We bewaren wat je stuurt {months}. Daarna wissen we het.")
}

/// "1 dag", "10 dagen", "6 weken".
fn term(days: u16) -> String {
    match days {
        0 | 1 => "1 dag".to_owned(),
        days if days % 7 != 0 || days < 14 => format!("{days} dagen"),
        days => format!("{} weken", days / 7),
    }
}

/// "De helft van de antwoorden komt binnen 3 weken."
pub fn median(days: u16) -> String {
    format!("De helft van de antwoorden kwam binnen {}.", term(days))
}

/// "Op ongeveer 15 reacties is nog geen antwoord.": the backend rounds.
pub fn waiting(contributions: u32) -> String {
    match contributions {
        0 => "Op elke reactie is een antwoord gekomen.".to_owned(),
        few if few < SMALLEST_SHOWN => format!("Op minder dan {SMALLEST_SHOWN} reacties is nog geen antwoord."),
        about => format!("Op ongeveer {about} reacties is nog geen antwoord."),
    }
}

/// "43 mensen vertelden of ze zich gehoord voelen. Ongeveer 6 van de 10 zei ja.": the backend rounds to tens.
pub fn feel_heard(heard: FeelHeard) -> String {
    let FeelHeard { percent, n } = heard;
    let said = match percent / 10 {
        0 => "Bijna niemand zei ja.".to_owned(),
        10.. => "Bijna iedereen zei ja.".to_owned(),
        tenths => format!("Ongeveer {tenths} van de 10 zei ja."),
    };
    format!("{n} mensen vertelden of ze zich gehoord voelen. {said}")
}

/// When it was counted.
pub fn counted_on(date: &Date) -> String {
    format!("Geteld op {}.", date.in_dutch())
}

/// What of an agenda stands on another site.
pub fn shown_elsewhere(shown: Shown) -> &'static str {
    match shown {
        Shown::Themes => words::shown_themes(),
        Shown::Theme => words::shown_theme(),
        Shown::Answer => words::shown_answer(),
        Shown::TopThree => words::shown_top_three(),
        Shown::Outcomes => words::shown_outcomes(),
        Shown::Progress => words::shown_progress(),
    }
}

/// When people talk about what came in.
pub fn looks_on(date: &Date) -> String {
    format!("We kijken {}.", on_date(date))
}

/// Where young people and parents differ, or not.
pub fn beside(beside: &Beside) -> &'static str {
    match (beside.asked, beside.more()) {
        (Asked::Recognise, Some(Side::Youth)) => "Jongeren herkennen dit meer dan ouders.",
        (Asked::Recognise, Some(Side::Parents)) => "Ouders herkennen dit meer dan jongeren.",
        (Asked::Recognise, None) => "Jongeren en ouders herkennen dit ongeveer even veel.",
        (Asked::Importance, Some(Side::Youth)) => "Jongeren vinden dit belangrijker dan ouders.",
        (Asked::Importance, Some(Side::Parents)) => "Ouders vinden dit belangrijker dan jongeren.",
        (Asked::Importance, None) => "Jongeren en ouders vinden dit ongeveer even belangrijk.",
    }
}

/// "gemiddeld 4,2 van 5", from tenths.
pub fn average(tenths: u8) -> String {
    format!("gemiddeld {},{} van 5", tenths / 10, tenths % 10)
}

/// A number of people; small ones are hidden, so that nobody can be recognised.
fn shown(people: u32) -> String {
    if people < SMALLEST_SHOWN { format!("minder dan {SMALLEST_SHOWN}") } else { people.to_string() }
}

/// "14 jongeren en minder dan 5 ouders". Small numbers are hidden, so that nobody can be recognised.
pub fn voices(youth: Option<u32>, parents: Option<u32>) -> Option<String> {
    let count = |count: u32, word: &str| format!("{} {word}", shown(count));
    let youth = youth.filter(|count| *count > 0).map(|number| count(number, "jongeren"));
    let parents = parents.filter(|count| *count > 0).map(|number| count(number, "ouders"));
    match (youth, parents) {
        (Some(youth), Some(parents)) => Some(format!("{youth} en {parents}")),
        (one, other) => one.or(other),
    }
}

/// "Op 15 januari 2027" or "In juni 2027".
pub fn on_date(date: &Date) -> String {
    format!("{} {}", if date.is_day() { "op" } else { "in" }, date.in_dutch())
}

/// "Vóór 1 november 2026 zou er iets komen."
pub fn promised(date: &Date) -> String {
    format!("We beloofden dit voor {}.", date.in_dutch())
}

/// "In het document: hoofdstuk 2.1".
pub fn section(section: &str) -> String {
    format!("In het document: {section}.")
}

/// What makers call their document.
pub fn agenda_kind(kind: AgendaKind) -> &'static str {
    match kind {
        AgendaKind::LearningAgenda => "Leeragenda",
        AgendaKind::KnowledgeAgenda => "Kennisagenda",
        AgendaKind::TransformationPlan => "Plan",
        AgendaKind::Report => "Rapport",
    }
}

/// The weight of a theme.
pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Core => "Kernthema",
        Tier::Other => "Ook genoemd",
        Tier::Crosscutting => "Hoort overal bij",
    }
}

/// How close a national plan is.
pub fn link_strength(strength: LinkStrength) -> &'static str {
    match strength {
        LinkStrength::Explicit => "Staat er ook in",
        LinkStrength::Partial => "Staat er voor een deel in",
        LinkStrength::RegionalAddition => "Voegt deze regio zelf toe",
    }
}

/// The kind of an organisation, as a heading.
pub fn organisation_kind(kind: &str) -> String {
    match kind {
        "youth_care_provider" => "Organisaties voor jeugdhulp",
        "youth_health" | "health" => "Gezondheidszorg",
        "education" => "School en opleiding",
        "certified_institution" => "Organisaties met een certificaat",
        "insurer" => "Zorgverzekeraars",
        "company" => "Bedrijven",
        "network" => "Netwerken",
        "police_and_justice" => "Politie en justitie",
        "certified_provider" => "Organisaties met een certificaat",
        "young_people_and_parents" => "Jongeren en ouders",
        "knowledge_institute" => "Kennis en onderzoek",
        "municipality_or_region" => "Gemeenten en regio’s",
        _ => "Anderen",
    }
    .to_owned()
}

/// On paper: the document whose facts a page retells.
pub fn retold_from(document: &str) -> String {
    format!("In gewone taal naverteld uit: {document}.")
}

/// "3 gevonden".
pub fn found(count: usize) -> String {
    match count {
        0 => "Niets gevonden. Probeer een ander woord, of een deel van het woord.".to_owned(),
        count => format!("{count} gevonden"),
    }
}

/// "24 dingen om naar te kijken".
pub fn indicators_count(count: usize) -> String {
    if count == 1 { "1 ding om naar te kijken".to_owned() } else { format!("{count} dingen om naar te kijken") }
}

/// "17 organisaties en groepen".
pub fn organisations_count(count: usize) -> String {
    format!("{count} organisaties en groepen")
}

/// "€ 932.000".
pub fn euros(amount: u64) -> String {
    let digits = amount.to_string();
    let mut grouped = String::from("€ ");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// "4 van 5".
pub fn of_five(value: i32) -> String {
    format!("{value} van 5")
}

/// "2026: 7,6 (van 120 mensen)".
pub fn observation(seen: &Observation, unit: Option<Unit>) -> String {
    let value = measured(seen.value, unit);
    let among = seen.n.map(|n| format!(" (onder {n} mensen)")).unwrap_or_default();
    format!("{}: {value}{among}", seen.on.in_dutch())
}

/// "54 %", "7,6".
pub fn measured(value: f64, unit: Option<Unit>) -> String {
    let figure = figure(value);
    // They stay on one line.
    if unit == Some(Unit::Percent) { figure + "\u{a0}%" } else { figure }
}

/// "60 % in oktober 2026. Eerder was het 54 %, in april 2026."
pub fn measured_last(all: &[&Observation], unit: Option<Unit>) -> String {
    let one =
        |seen: &Observation, between: &str| format!("{}{between} {}.", measured(seen.value, unit), on_date(&seen.on));
    match all {
        [] => words::indicator_none().to_owned(),
        [.., before, last] => format!("{} Eerder was het {}", one(last, ""), one(before, ",")),
        [only] => one(only, ""),
    }
}

/// "7,6". In hundredths, and no finer: writing a number with all its decimals takes 8 KB of code.
fn figure(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "what is larger than that is not a figure about people")]
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole},{}", rest / 10),
        _ => format!("{sign}{whole},{rest:02}"),
    }
}

/// How far something is.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Running => "Bezig",
        Stage::Planned => "Gepland",
        Stage::Undecided => "Nog niet besloten",
        Stage::Done => "Klaar",
        Stage::Stopped => "Gestopt of niet gedaan",
        Stage::Unknown => "Niet bekend",
    }
}

/// "Plannen en projecten: 23 bezig, 2 gepland."; nothing when there are none.
pub fn in_stages(what: &str, stages: &[Stage], over: bool) -> Option<String> {
    let part = |stage: Stage| match stages.iter().filter(|its| **its == stage).count() {
        0 => None,
        count => Some(format!("{count} {}", small_letter(self::stage(stage)))),
    };
    let parts: Vec<_> = Stage::ALL.into_iter().filter_map(part).collect();
    let then = if over { ", toen" } else { "" };
    (!parts.is_empty()).then(|| format!("{what}{then}: {}.", parts.join(", ")))
}

/// Since when something is new.
pub fn since(since: Since) -> &'static str {
    match since {
        Since::Month => "Van de laatste maand",
        Since::Quarter => "Van de laatste drie maanden",
        Since::Year => "Van dit jaar",
    }
}

/// "Je ziet nu 5 plannen, 6 antwoorden en 1 ding dat we meten."
pub fn filtered(actions: usize, outcomes: usize, indicators: usize) -> String {
    let part = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {more}")),
    };
    let parts = [
        part(actions, "plan", "plannen"),
        part(outcomes, "antwoord", "antwoorden"),
        part(indicators, "ding dat we meten", "dingen die we meten"),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    match parts.as_slice() {
        [] => words::progress_none().to_owned(),
        [first @ .., last] if !first.is_empty() => format!("Je ziet nu {} en {last}.", first.join(", ")),
        parts => format!("Je ziet nu {}.", parts.join("")),
    }
}

/// "Bij 2 dingen duurt het langer dan beloofd."
pub fn late_count(count: usize) -> String {
    let things = if count == 1 { "ding" } else { "dingen" };
    format!("Bij {count} {things} duurt het langer dan beloofd.")
}

/// "7 momenten die komen".
pub fn moments_count(count: usize) -> String {
    if count == 1 { "1 moment dat komt".to_owned() } else { format!("{count} momenten die komen") }
}

/// "Zet alle 7 in je eigen agenda".
pub fn calendar_add_all(count: usize) -> String {
    format!("Zet alle {count} in je eigen agenda")
}

/// Words as they stand inside a sentence.
fn small_letter(words: &str) -> String {
    let (first, rest) = words.split_at(1);
    first.to_ascii_lowercase() + rest
}

/// Who said something, in a document.
pub fn quote_by(by: &str) -> &'static str {
    match by {
        "youth" => "Jongeren",
        "parent" => "Ouders",
        _ => "Jongeren en ouders",
    }
}

/// What a group wishes for, as a heading.
pub fn wishes_of(by: &str) -> &'static str {
    match by {
        "youth" => "Wat jongeren graag willen",
        "parent" => "Wat ouders graag willen",
        _ => "Wat jongeren en ouders graag willen",
    }
}

/// Whose words made the agenda change.
pub fn thanks_to(who: &str) -> &'static str {
    match who {
        "youth" => "Dankzij jongeren",
        "parents" => "Dankzij ouders",
        _ => "Dankzij mensen die meepraatten",
    }
}

/// What sort of thing an action is.
pub fn action_kind(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Pilot => "Proef",
        ActionKind::Research => "Onderzoek",
        ActionKind::Project => "Project",
        ActionKind::ActionLine => "Plan",
        ActionKind::Activity => "Activiteit",
    }
}

/// What makers call a point, as a heading.
pub fn principle_kind(kind: Option<PrincipleKind>) -> &'static str {
    match kind {
        Some(PrincipleKind::BuildingBlock) => "Bouwstenen",
        Some(PrincipleKind::DevelopmentStep) => "Stappen naar beter",
        Some(PrincipleKind::Bottleneck) => "Wat in de weg zit",
        Some(PrincipleKind::Prevention) => "Problemen voorkomen: drie soorten",
        Some(PrincipleKind::KnowledgeSource) => "Soorten kennis",
        Some(PrincipleKind::LevelOfSay) => "Waar je over mee kunt praten",
        Some(PrincipleKind::Expertise) => "Wie wat moet weten",
        Some(PrincipleKind::WayOfWorking) => "Hoe ze willen werken",
        Some(PrincipleKind::Background) => "Achtergrond",
        Some(PrincipleKind::Principle) | None => "Wat ze belangrijk vinden",
    }
}

/// How people were asked.
pub fn consultation_kind(kind: &str) -> &'static str {
    match kind {
        "work_conference" => "Werkbijeenkomst",
        "individual_talk" => "Losse gesprekken",
        "group_talk" => "Groepsgesprek",
        "prioritising_meeting" => "Samen kiezen",
        "interview" => "Gesprek met vragen",
        "documents" => "Gelezen",
        _ => "Gesprek",
    }
}

/// "11 mensen".
pub fn people(count: u32) -> String {
    if count == 1 { "1 mens".to_owned() } else { format!("{count} mensen") }
}

/// Where an action stands; or stood, when the agenda is of the past.
pub fn action_state(state: ActionState, over: bool) -> &'static str {
    match state {
        ActionState::Idea if over => "Was een idee",
        ActionState::Planned if over => "Was gepland",
        ActionState::Running if over => "Liep toen",
        ActionState::Idea => "Idee",
        ActionState::Planned => "Gepland",
        ActionState::Running => "Loopt nu",
        ActionState::Evaluated => "Bekeken of het werkt",
        ActionState::Stopped => "Gestopt",
        ActionState::Done => "Klaar",
        ActionState::Unknown => "Niet bekend",
    }
}

/// The way to an answer: "Mee bezig: lees het antwoord".
pub fn answer_in(state: OutcomeState) -> String {
    let what = if state == OutcomeState::NotDone { "waarom" } else { "het antwoord" };
    format!("{}: lees {what}", state.in_dutch())
}

/// Whether an answer is right.
pub fn says(says: Says) -> &'static str {
    match says {
        Says::Right => "Klopt",
        Says::Misunderstood => "Jullie snappen me niet",
        Says::Unnoticed => "Ik merk er nog niets van",
    }
}

/// "Laat ook de 12 oudere antwoorden zien".
pub fn older_answers(count: usize) -> String {
    match count {
        1 => "Laat ook het oudere antwoord zien".to_owned(),
        count => format!("Laat ook de {count} oudere antwoorden zien"),
    }
}

/// "‘Klopt’: 9 mensen", "‘Klopt’: minder dan 5 mensen".
pub fn said_by(said: Says, people: u32) -> String {
    format!("‘{}’: {} mensen", says(said), shown(people))
}

/// An answer to "voel je je gehoord?".
pub fn felt(heard: Heard) -> &'static str {
    match heard {
        Heard::Yes => "Ja",
        Heard::Partly => "Een beetje",
        Heard::No => "Nee",
    }
}

/// When the giver said what follows.
pub fn you_said(on: &Date) -> String {
    format!("Jij zei {}: ", on_date(on))
}

/// For how many an answer is.
pub fn answer_for(others: u32) -> String {
    match others {
        0 => "Dit antwoord is alleen voor jou.".to_owned(),
        others if others < SMALLEST_SHOWN => "Dit antwoord is voor jou en een paar anderen.".to_owned(),
        others => format!("Dit antwoord is voor jou en {others} anderen."),
    }
}

/// Who speaks, as the giver reads it back.
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Youth => "Als jongere",
        Audience::Parent => "Als ouder",
        Audience::Professional => "Als iemand die met jongeren werkt",
        Audience::Other => "Als iemand anders",
    }
}

/// Who speaks: one person, or a group of so many.
pub fn speaker(by: Audience, group: Option<u16>) -> String {
    let Some(size) = group else { return audience(by).to_owned() };
    let people = match by {
        Audience::Youth => "jongeren",
        Audience::Parent => "ouders",
        Audience::Professional => "mensen die met jongeren werken",
        Audience::Other => "mensen",
    };
    format!("Een groep van {size} {people}")
}

/// An answer to "herken je dit?", 1 to 5.
pub fn recognise(answer: u8) -> &'static str {
    match answer {
        5 => words::recognise_5(),
        4 => words::recognise_4(),
        3 => words::recognise_3(),
        2 => words::recognise_2(),
        _ => words::recognise_1(),
    }
}

/// An answer to "hoeveel verschil maakt het?", 1 to 5.
pub fn impact(answer: u8) -> &'static str {
    match answer {
        5 => "Heel veel verschil",
        4 => "Veel verschil",
        3 => "Een beetje verschil",
        2 => "Weinig verschil",
        _ => "Geen verschil",
    }
}

/// An answer to "kan het ook echt?", 1 to 5.
pub fn feasible(answer: u8) -> &'static str {
    match answer {
        5 => "Het kan zeker",
        4 => "Het kan wel",
        3 => "Misschien kan het",
        2 => "Het is lastig",
        _ => "Het kan niet",
    }
}

/// "Veel verschil, en het kan wel.": a theme's place in words.
pub fn placed(impact: Option<u8>, feasible: Option<u8>) -> Option<String> {
    let much = impact.map(self::impact);
    let possible = feasible.map(self::feasible);
    let (Some(much), Some(possible)) = (much, possible) else {
        return much.or(possible).map(|only| format!("{only}."));
    };
    // Much that cannot be done, and little that can, do not go together.
    let together = if (impact > Some(2)) == (feasible > Some(2)) { "en" } else { "maar" };
    Some(format!("{much}, {together} {}.", small_letter(possible)))
}

/// "‘Kan ik je vertrouwen?’ staat nu op 1."
pub fn stands_at(theme: &str, place: usize) -> String {
    format!("‘{theme}’ staat nu op {place}.")
}

/// "‘Kan ik je vertrouwen?’ staat niet meer in je top drie."
pub fn taken_out(theme: &str) -> String {
    format!("‘{theme}’ staat niet meer in je top drie.")
}

/// An answer to "hoe belangrijk is dit?", 1 to 5.
pub fn importance(answer: u8) -> &'static str {
    match answer {
        5 => "Heel belangrijk",
        4 => "Best belangrijk",
        3 => "Een beetje belangrijk",
        2 => "Niet zo belangrijk",
        _ => "Niet belangrijk",
    }
}

/// What sort of thing someone says.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Recognise => "Of ik dit herken",
        Kind::Idea => "Een idee",
        Kind::Story => "Een verhaal",
        Kind::Question => "Een vraag",
        Kind::Worry => "Een zorg",
    }
}

/// A rough age.
pub fn age_band(band: AgeBand) -> &'static str {
    match band {
        AgeBand::From12 => "12 tot en met 15",
        AgeBand::From16 => "16 of 17",
        AgeBand::From18 => "18 tot en met 22",
        AgeBand::From23 => "23 tot en met 27",
    }
}

/// What points at a person in a text, before the part itself.
pub fn detail(kind: DetailKind) -> &'static str {
    match kind {
        DetailKind::Bsn => "Dit lijkt een BSN:",
        DetailKind::Iban => "Dit lijkt een rekeningnummer:",
        DetailKind::Email => "Dit lijkt een mailadres:",
        DetailKind::Phone => "Dit lijkt een telefoonnummer:",
        DetailKind::Birth => "Dit lijkt de dag waarop je jarig bent:",
        DetailKind::Address => "Dit lijkt een adres:",
        DetailKind::Postcode => "Dit lijkt een postcode:",
        DetailKind::Name => "Dit lijkt een naam:",
        DetailKind::Place => "Dit lijkt de naam van een school of een huis:",
        DetailKind::Link => "Dit lijkt een link of een account:",
    }
}

/// Spoken when something in a text points at a person; empty when nothing does.
pub fn details_found(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "Onder je tekst staat één ding om naar te kijken.".to_owned(),
        count => format!("Onder je tekst staan {count} dingen om naar te kijken."),
    }
}

/// Where a contribution stands, for its giver.
pub fn moderation(state: ModerationState) -> &'static str {
    match state {
        ModerationState::New => "Aangekomen. Nog niet gelezen.",
        ModerationState::Read => "Aangekomen en gelezen.",
        ModerationState::Approved => "Gelezen. Jouw woorden tellen mee.",
        ModerationState::Declined => "Gelezen. Jouw woorden tellen niet mee.",
    }
}

/// Something that is new for a giver.
pub fn news(news: News) -> &'static str {
    match news {
        News::Moderated(ModerationState::Approved) => "Jouw woorden tellen mee.",
        News::Moderated(ModerationState::Declined) => "Iemand heeft je woorden bekeken. Lees wat daarmee gebeurt.",
        News::Moderated(_) => "Iemand heeft je woorden gelezen.",
        News::Replied => words::mine_replied(),
        News::Outcome => "Er is iets gedaan met een thema van jou.",
    }
}

/// A word of a receipt that was read as another.
pub fn slip(slip: &Slip) -> String {
    format!("Je typte ‘{}’. Bedoel je ‘{}’?", slip.typed, slip.meant)
}

/// Spoken when several receipts were typed at once.
pub fn receipts_added(count: usize) -> String {
    format!("{count} bonnen erbij. Ze staan in de lijst.")
}

/// Where something is on its way: a heading and an explanation.
pub fn outbox_state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Draft => ("Nog niet verstuurd", "Je bent nog aan het schrijven."),
        State::Queued => ("Klaar om te versturen", "Het is nog niet aangekomen. We versturen het zodra dat kan."),
        State::Sending => ("Bezig met versturen", "Een moment. Je hoeft niets te doen."),
        State::Unconfirmed => (
            "Nog niet zeker",
            "We weten niet of het is aangekomen. We proberen het vanzelf opnieuw. Het komt nooit dubbel aan.",
        ),
        State::Stored => ("Het is aangekomen", "Dank je wel. Jouw woorden zijn bij ons en iemand gaat ze lezen."),
        State::Refused => ("Het is niet aangenomen", "De site wil dit niet bewaren. Opnieuw proberen helpt niet."),
        State::TakenBack { settled: true } => ("Teruggenomen", "Jouw woorden zijn gewist."),
        State::TakenBack { settled: false } => ("Terugnemen", "We zorgen dat jouw woorden worden gewist."),
        State::Gone => (
            "Niet meer op deze telefoon",
            "We kunnen hier niet zien of het is aangekomen. Vul je tien woorden in bij ‘Mijn inbreng’. Daar zie je het.",
        ),
    }
}

/// What is wrong with typed receipt words, and what to do.
pub fn code_error(error: &CodeError) -> String {
    match error {
        CodeError::Count { typed: 0 } => "Vul de tien woorden van je bon in.".to_owned(),
        CodeError::Count { typed } if *typed < WORDS => {
            format!("Je hebt {typed} van de {WORDS} woorden ingevuld. Vul de rest ook in.")
        }
        CodeError::Count { typed } => format!("Je hebt {typed} woorden ingevuld. Elke bon heeft er {WORDS}."),
        CodeError::UnknownWord { place, word, nearest: Some(nearest) } => {
            format!("Woord {place} klopt niet: ‘{word}’. Bedoel je ‘{nearest}’?")
        }
        CodeError::UnknownWord { place, word, nearest: None } => {
            format!("Woord {place} klopt niet: ‘{word}’. Kijk nog eens op je bon.")
        }
        CodeError::Checksum => {
            "Deze woorden horen niet bij elkaar. Kijk of ze kloppen en in de goede volgorde staan.".to_owned()
        }
    }
}

/// Why something could not be read or sent, and what to do: a heading and an explanation.
pub fn failure(failure: &crate::api::Failure) -> (&'static str, &'static str) {
    use crate::api::Failure;
    match failure {
        Failure::NoAnswer => {
            ("Er is geen verbinding", "We krijgen geen antwoord. Kijk of je online bent en probeer het nog een keer.")
        }
        Failure::Unreadable => (
            "We snappen het antwoord niet",
            "De site gaf een antwoord dat we niet kunnen lezen. Probeer het later nog een keer.",
        ),
        Failure::Answered(Meaning::NotFound) => {
            ("Dit is er niet", "Misschien is het weggehaald, of klopt het adres niet.")
        }
        Failure::Answered(Meaning::Busy) => ("Het is nu druk", "Wacht even en probeer het dan nog een keer."),
        Failure::Answered(Meaning::TakenBack) => ("Dit is teruggenomen", "Het is bij ons gewist."),
        Failure::Answered(_) => ("Er ging iets mis bij ons", "Dat ligt niet aan jou. Probeer het later nog een keer."),
        Failure::Unable => ("Dit kan hier niet", "Deze site kan dit niet voor je doen."),
    }
}

/// When somebody last checked a help line.
pub fn checked_on(date: &Date) -> String {
    format!("Nagekeken op {}.", date.in_dutch())
}

/// What to do when no contribution belongs to typed words.
pub const NO_CONTRIBUTION: &str =
    "Bij deze woorden vinden we niets. Misschien is het nog onderweg, of staat het bij een andere regio.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_on_the_phone_for_as_long_as_is_said() {
        let term = format!("{} dagen", weerklank_core::outbox::KEPT_DAYS);
        for said in [words::outbox_kept(), words::outbox_refused_text(), words::outbox_refused_unsure()] {
            assert!(said.contains(&term), "{said}");
        }
    }

    #[test]
    fn small_numbers_are_hidden() {
        assert_eq!(voices(Some(14), Some(4)).unwrap(), "14 jongeren en minder dan 5 ouders");
        assert_eq!(voices(Some(5), None).unwrap(), "5 jongeren");
        assert_eq!(voices(Some(0), Some(1)).unwrap(), "minder dan 5 ouders");
        assert_eq!(voices(None, Some(0)), None);
    }

    #[test]
    fn a_place_reads_as_people_say_it() {
        let placed = |impact, feasible| placed(impact, feasible).unwrap_or_default();
        assert_eq!(placed(Some(4), Some(4)), "Veel verschil, en het kan wel.");
        assert_eq!(placed(Some(5), Some(1)), "Heel veel verschil, maar het kan niet.");
        assert_eq!(placed(Some(1), Some(3)), "Geen verschil, maar misschien kan het.");
        assert_eq!(placed(None, Some(2)), "Het is lastig.");
        assert_eq!(placed(None, None), "");
    }

    #[test]
    fn a_group_is_never_read_as_one_person() {
        assert_eq!(speaker(Audience::Youth, None), "Als jongere");
        assert_eq!(speaker(Audience::Youth, Some(8)), "Een groep van 8 jongeren");
    }

    #[test]
    fn a_term_reads_as_people_say_it() {
        assert_eq!(when_heard(42), "Binnen 6 weken lees je hier een antwoord.");
        assert_eq!(when_heard(10), "Binnen 10 dagen lees je hier een antwoord.");
    }

    #[test]
    fn an_answer_never_tells_how_few_share_it() {
        assert_eq!(answer_for(0), "Dit antwoord is alleen voor jou.");
        assert_eq!(answer_for(4), "Dit antwoord is voor jou en een paar anderen.");
        assert_eq!(answer_for(14), "Dit antwoord is voor jou en 14 anderen.");
        assert_eq!(said_by(Says::Right, 4), "‘Klopt’: minder dan 5 mensen");
        assert_eq!(waiting(4), "Op minder dan 5 reacties is nog geen antwoord.");
        assert_eq!(waiting(0), "Op elke reactie is een antwoord gekomen.");
    }

    #[test]
    fn an_average_reads_as_people_say_it() {
        assert_eq!(average(42), "gemiddeld 4,2 van 5");
        assert_eq!(average(50), "gemiddeld 5,0 van 5");
    }

    #[test]
    fn what_is_left_to_type_is_counted() {
        assert_eq!(characters_left(10, 2_000), "Nog 1990 tekens");
        assert_eq!(characters_left(2_003, 2_000), "3 tekens te veel");
    }
}
