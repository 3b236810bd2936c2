//! The pages of prose: what this site is, and what happens with what people say.

/// The id of a heading, the heading, and its paragraphs.
pub type Section = (&'static str, &'static str, &'static [&'static str]);

/// Privacy, in plain Dutch.
pub const PRIVACY: &[Section] = &[
    (
        "niet-vragen",
        "Wat we niet vragen",
        &[
            "We vragen niet je naam, je adres, je mail of je telefoonnummer. Je maakt geen account.",
            "We gebruiken geen cookies. We volgen je niet. Deze site haalt niets op bij andere bedrijven.",
        ],
    ),
    (
        "wel-bewaren",
        "Wat we wel bewaren",
        &[
            "We bewaren wat je kiest, wat je schrijft en bij welk thema dat hoort. Ook bewaren we of je een jongere bent, een ouder of iemand anders. En de dag waarop je het schreef, zonder tijd.",
            "Kreeg je een antwoord en zeg je wat je daarvan vindt? Dan bewaren we dat ook. Jouw zin daarover zien anderen niet.",
            "Vul je iets in voor een groep? Dan bewaren we ook met hoeveel mensen de groep was. Wie erin zaten, vragen we niet.",
            "Schrijf liever geen namen of adressen op. Niet van jezelf en niet van anderen.",
        ],
    ),
    (
        "wie-leest",
        "Wie het leest",
        &[
            "Mensen van de werkplaats lezen wat je stuurt. Voor je verstuurt, zie je wie dat zijn.",
            "We zetten jouw woorden niet zomaar op deze site.",
        ],
    ),
    (
        "tien-woorden",
        "Jouw tien woorden",
        &[
            "Na het versturen krijg je tien woorden. Je telefoon maakt ze. Alleen wie ze heeft, kan jouw inbreng zien, aanpassen of terugnemen.",
            "Wij kennen die woorden niet. We kunnen ze dus ook niet teruggeven.",
        ],
    ),
    (
        "terugnemen",
        "Terugnemen",
        &["Ga naar ‘Mijn inbreng’ en vul je tien woorden in. Kies dan ‘Terugnemen’. We wissen wat je zei."],
    ),
    (
        "op-jouw-telefoon",
        "Op jouw telefoon",
        &[
            "Wat je typt, staat alleen in dit tabblad. Sluit je het tabblad, dan is het weg.",
            "Heb je op ‘Versturen’ gedrukt, maar is er geen verbinding? Dan bewaren we je woorden op je telefoon tot ze zijn aangekomen. Daarna halen we ze daar weg. Ook als het in 30 dagen niet lukt.",
            "Bewaar je een bon op je telefoon? Dan onthouden we daar ook wat je het laatst zag. Zo zie je wat er nieuw is. Wat je zei, staat daar niet bij.",
            "De pagina’s die je leest, blijven op je telefoon staan. Zo kun je ze ook lezen zonder internet. Wat je zegt, staat daar niet bij.",
            "De knop ‘Snel weg’ wist alles van Weerklank van deze telefoon. Ook wat nog niet was verstuurd.",
        ],
    ),
];

/// About the site, in plain Dutch.
pub const ABOUT: &[Section] = &[
    (
        "waarom",
        "Waarom deze site er is",
        &[
            "In elke regio praten mensen over hulp voor jongeren en ouders. Dat schrijven ze op in een agenda. Die is vaak moeilijk te lezen.",
            "Weerklank vertelt zo’n agenda in gewone taal. Jij zegt wat je ervan vindt. En daarna hoor je wat ermee is gedaan, ook als het antwoord nee is.",
        ],
    ),
    (
        "verwachten",
        "Wat je van ons mag verwachten",
        &[
            "Je kunt meedoen zonder je naam te zeggen.",
            "We zeggen eerlijk wat kan, wat niet kan en wat we nog niet weten.",
            "Weerklank is geen hulplijn. Heb je nu iemand nodig? Kijk bij ‘Hulp’.",
        ],
    ),
    (
        "wie-maakte",
        "Wie dit maakte",
        &[
            "Weerklank is vrije software. Iedereen mag de site gebruiken en verbeteren.",
            "De teksten zijn geschreven met hulp van AI. Jongeren en ouders hebben ze nog niet nagekeken. Zie je iets dat niet klopt? Laat het ons weten.",
        ],
    ),
];
