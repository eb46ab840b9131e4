"""Words by which the name of a program is told from other capitalised words, in English and Spanish."""
# Over 200 lines: a table.

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

TYPE_WORDS = frozenset(
    """
    program programs programme project projects house houses home homes haven initiative initiatives model models
    center centre centers clinic clinics network networks foundation society societies industries ministry ministries
    shelter academy alliance partnership partnerships coalition collaborative collective circle circles team teams
    van bus ride rides fund institute services service association council league mission residence lodge village
    place pathways bridge bridges bridger door doors kitchen table closet pantry hotline line desk lantern harbor
    harbour inn corps crew crews fellowship guild task force court courts guides handbook study standards standard
    intervention aftercare wraparound reentry re-entry passage passages roundtable helpers angels
    neighbors neighbours friends sisters brothers companions companeros compañeros mentors volunteers welcome
    hospitality accompaniment works workshop workshops garden farm cafe café cafeteria apartments suites cottage
    programa programas proyecto proyectos casa casas centro centros hogar hogares albergue albergues red redes
    fundacion fundación iniciativa iniciativas modelo clinica clínica grupo grupos posada refugio comedor puerta
    hermanas hermanos amigos amigas caminos camino puente puentes servicios servicio alianza asociacion asociación
    mesa taller talleres pastoral caritas cáritas comite comité brigada voluntarios madres
    """.split()
)

# Words that end the name of a place of custody or of an office: never a model program by themselves.
CUSTODY_ENDS = frozenset(
    """
    jail jails prison prisons penitentiary detention facility facilities custody processing correctional
    hospital carcel cárcel prision prisión penal reclusorio corralon corralón
    """.split()
)
OFFICE_ENDS = frozenset(
    """
    department departments police sheriff office bureau agency university college school church parish diocese
    county city state government congress senate authority board commission committee administration
    departamento policia policía oficina universidad escuela iglesia parroquia condado estado gobierno
    """.split()
)

# Words that only divide a mail: a heading made of these alone ("Adult prisons", "Question 1") names nothing.
DIVIDERS = frozenset(
    """
    adult adults prison prisons jail jails youth juvenile juveniles immigration immigrant immigrants detention psychiatric mental
    health hospital hospitals programs programmes program programme project projects model models report reports story stories
    accommodation accommodations precedent precedents other others question questions part section item items answer answers
    list names name website websites family families child children men women veterans veteran re-entry reentry release released
    custody setting settings category categories group section a b c i ii iii iv services service resources resource local
    national state federal county city references bibliography reading readings literature contact contacts about description
    justice wrap-around wraparound aftercare refugee refugees trafficking victims survivors elderly disability disabilities
    special population populations planning pre-release discharge transition housing employment legal medical need needs
    background summary introduction overview highlights general international abroad examples example updates update news
    carceles carcel prision prisiones jovenes menores migrantes inmigracion detencion programas programa informes informe historias
    historia precedentes precedente acomodos pregunta preguntas respuesta respuestas mujeres hombres familias ninos salud
    hospitales albergues proyectos modelos otros otras sitios lista nombres servicios poblaciones especiales salida
    """.split()
)

# Capitalised, yet no name: how sentences begin, days, agencies, peoples, the words of letters.
NO_NAMES = frozenset(
    """
    the a an this that these those there here it its he she they we i you our your their his her my one two three
    four five six seven first second third fourth fifth another other others also and but or so if when while since as
    at in on for from to with by of not no yes see try please look check ask call contact write visit add include
    consider hello hi dear hey thanks thank regards best sincerely yours hope sorry attached below above re fwd fw
    what which who where why how all any some most many each every both maybe perhaps then now today yesterday
    tomorrow let us me p.s ps n.b nb fyi btw ok okay well just only even still though although because however
    after before during until once again regarding concerning dr mr mrs ms sr jr st yo el la los las un una uno unos unas este esta estos
    estas ese esa eso aqui aquí alli allí hay también tambien además ademas otro otra otros otras primero segundo
    tercero primera segunda tercera y o pero si sí no para por con de del en al se les le lo mi su sus nuestro nuestra
    que qué como cómo cuando cuándo donde dónde quien quién gracias hola estimado estimada estimados saludos atentamente
    buenos buenas muy gran favor vea ver mire adjunto les le ya aunque porque finally lastly next last additionally
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lunes martes miercoles miércoles jueves viernes sabado sábado domingo enero
    febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre sept oct nov dec jan
    feb apr aug eastern pacific central mountain ice dhs ins orr bop ero hhs doj eoir uscis cbp ducs cis fbi usa us u.s
    u.s.a america american english spanish mexican mexico méxico washington god lord internet facebook google pdf word
    excel english-language website web url http https www email e-mail tel fax ext esq msw lcsw phd ma jd am pm a.m p.m
    immigration customs enforcement homeland security greyhound amtrak christmas easter thanksgiving hiv aids
    va ssi medicaid medicare ged id ids dna tv report reports website descripcion descripción note nota
    """.split()
)

# At the head of a sentence these may as well be the first word of a name: "Call Ahead", "Second Look Clinic".
MAY_OPEN_A_NAME = frozenset(
    """
    call look first second third next last another every one two three four five six seven once still after before
    our my all let us then now today tomorrow here there but and best hope thanks please check just through la el los
    las un una mi nuestra nuestro su otro otra gran para por con de primero primera segundo segunda
    """.split()
)

# No names by themselves, but the end of one where they are written in capitals: "Halfway There", "Starting Over Now".
MAY_END_A_NAME = frozenset(
    "there here after now then again back you me us we it all one another once still also too first last".split()
)

# Given names: two capitalised words that begin with one are a person, unless a word of a kind says otherwise.
GIVEN_NAMES = frozenset(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven
    paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen
    larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron henry
    adam douglas nathan peter zachary kyle walter ethan jeremy harold keith roger noah gerald carl terry sean arthur
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily
    donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna
    brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie
    olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria
    teresa ann anne sara madison frances kathryn janice jean abigail alice judy sophia grace denise amber doris marilyn danielle
    beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori bob bill tom jim joe mike dave steve dan
    jose juan luis carlos jorge miguel pedro rafael manuel francisco antonio roberto ricardo fernando javier eduardo alberto
    rosa carmen guadalupe lupe lucia elena sofia gabriela alejandra marta silvia norma irma alicia beatriz raul ramon hector
    """.split()
)

TITLES = frozenset(
    """
    mr mrs ms miss dr sister sr fr father brother bro rev reverend pastor rabbi imam bishop deacon judge officer deputy
    sheriff warden professor prof attorney chaplain sgt lt capt captain director chief señor señora sra srta don doña
    padre hermana hna hermano madre licenciado licenciada lic doctor doctora dra pastora obispo diacono diácono
    """.split()
)

# Before a name, these words present it as an answer to the call.
PRESENTING = (
    "called named known as titled entitled dubbed recommend recommends recommending suggest suggesting nominate nominating"
    " propose mention mentioning offer submit submitting add adding include consider highlight endorse"
    " visited toured admire heard of about at like with try see is are are: was run runs operate operates started founded"
    " have has had them you us out for know fan run by from"
    " llama llaman llamado llamada llamados llamadas nombra denominado denominada conocido como recomiendo recomendamos"
    " sugiero sugerimos propongo proponemos menciono conozco conocemos tenemos existe es son está esta somos con"
)  # fmt: skip

# Phrases, in plain letters, that present what comes right after them. Regular expressions, anchored at the end.
PRESENTERS = r"""
    (?:called|named|known\ as|by\ the\ name\ of|titled|entitled|dubbed|calls?\ (?:itself|themselves|it|ourselves))
    |(?:i|we)(?:'d|\ would|\ can|\ could|\ want\ to|\ wish\ to|\ would\ like\ to|'d\ like\ to|\ also|\ do|\ must|\ have\ to)?\ (?:also\ )?
      (?:ran|operated|directed|founded|started|opened|led|helped\ (?:run|start|found)|recommend|suggest|nominate|propose|mention|offer|submit|add|endorse|highlight|vote\ for|admire|know(?:\ of)?|like|love|think\ of|run|operate|have|direct|volunteer\ (?:with|at|for)|work\ (?:with|at|for))
    |(?:folks|people|friends|women|men|ladies|sisters|brothers|nuns|staff|volunteers|team|gente|hermanas|senoras)\ (?:at|of|from|behind|de|del)
    |(?:experience|acquaintance|work)\ (?:is|was|has\ been|comes)\ (?:with|at|from)|(?:dirigi|funde|fundamos|dirigimos|abrimos|inicie|iniciamos)
    |(?:works|worked|working|volunteers|volunteering|volunteered)\ (?:with|at|for)|(?:mornings|evenings|nights|days|time|saturdays|sundays|mondays|tuesdays|wednesdays|thursdays|fridays)\ (?:with|at)
    |(?:i'd|i\ would|we'd|we\ would)\ (?:send|point|refer|direct)\ (?:them|you|her|him|people)(?:\ to)?
    |(?:my|our|mi|nuestr[oa])\ (?:[a-z-]+\ ){1,6}(?:is|was|es|era)
    |(?:put|write|jot|set|mark|note)\ down|(?:please\ )?(?:list|name|note|count)|(?:don'?t|do\ not)\ leave\ out|(?:you|they)(?:'ll|\ will|\ may|\ might|\ should)?\ (?:also\ )?(?:want|need|ought)(?:\ to\ (?:see|know|have|hear|include|add|talk\ to|know\ about|hear\ about|look\ at|read))?
    |(?:i|we)(?:'d|\ would|\ could|\ will|'ll)?\ (?:name|list|point\ to|start\ with|begin\ with|single\ out|put\ forward|send\ you\ to|send\ you|give\ you)
    |(?:saved|helped|carried|raised|got)\ (?:me|us|him|her|them|my\ [a-z]+)(?:\ through)?\ (?:was|is|were)|(?:call|calls|called|named|christened|nicknamed)\ (?:it|them|the\ place|the\ house|ourselves|itself|themselves)
    |(?:set\ up|founded|opened|began|created|built|launched|organized|formed|helped\ (?:set\ up|found|open|start))|(?:anybody|anyone|somebody|someone)\ (?:mentioned|named|told\ you\ (?:about|of)|listed|sent\ you)
    |(?:come\ across|heard\ of|been\ to|looked\ at|looked\ into|thought\ of|talked\ to|got|met|listed|visited)
    |(?:le|les)\ (?:dicen|decimos|llaman|pusimos|pusieron|puso)|(?:se\ apoya(?:n)?|confia(?:n)?|se\ acercan?|acuden?)\ (?:mucho\ )?(?:en|a|al)|(?:no\ (?:se\ )?olviden?|anoten?|apunten?|agreguen?|incluyan?|pongan?|tomen\ en\ cuenta|permito\ (?:recomendar|mencionar|proponer)(?:les)?|hacer\ de\ su\ conocimiento|dar\ a\ conocer)
    |(?:my|our)\ (?:vote|nominee|nomination|pick|suggestion|recommendation|favou?rite|candidate|answer|submission|entry|contribution|program|project|model|own\ program)(?:\ here)?\ (?:is|would\ be|goes\ to)
    |(?:look\ (?:at|into|up)|check\ out|take\ a\ look\ at|have\ a\ look\ at|do\ not\ (?:forget|overlook|miss)|don'?t\ (?:forget|overlook|miss)|see|try|consider|include|add|think\ of|think\ about|how\ about|what\ about|there\ is|there\ are|there'?s|here\ is|here's|read)
    |(?:good|great|excellent|best|very\ good|wonderful)\ (?:results|experience|experiences|luck|things|success|outcomes)\ (?:with|from|at|about)
    |(?:i\ am|we\ are|i'm|we're|i\ write|i\ speak|writing|speaking|i\ am\ writing)\ (?:with|from|at|for|of)
    |(?:first|second|third|fourth|last|next|another|other|another\ one|the\ other|the\ first|the\ second|the\ third|one|one\ more|one\ of\ them|the\ best|the\ one|that\ one|it|this|that|what\ we\ (?:have|do|use|run)(?:\ now)?|the\ program|our\ program|the\ name)\ (?:is|would\ be|are|was)
    |(?:also|plus|another|finally|secondly|thirdly|firstly|lastly|additionally|likewise|too)
    |(?:heard|told|written|know|learned|learnt|impressed|hearing)\ (?:about|of|by|with)
    |(?:do\ you\ know|have\ you\ (?:got|seen|included|considered|visited)|conocen?)(?:\ (?:a|al))?
    |(?:such\ as|for\ example|for\ instance|e\.g\.|namely|starting\ with)
    |(?:results|work|success)\ (?:of|at)
    |(?:draws?|drew|calls?|directs?|turn)\ (?:your|the\ group'?s|everybody'?s|their)\ attention\ to|(?:llam[oa]|llamamos)\ (?:su|la)\ atencion\ (?:sobre|a|hacia)
    |(?:se\ llama|se\ llaman|llamad[oa]s?|que\ se\ llama|denominad[oa]|conocid[oa]\ como|de\ nombre)
    |(?:les|le|te)?\ ?(?:recomiendo|recomendamos|sugiero|sugerimos|propongo|proponemos|menciono|conozco(?:\ (?:a|el|la))?|conocemos(?:\ (?:a|el|la))?|comparto|compartimos|presento|paso|pasamos|mando|envio)
    |(?:existe|esta|tenemos|hay|es|son|seria|somos|somos\ de|soy\ de|trabajo\ (?:en|con)|trabajamos\ (?:en|con)|colaboro\ (?:en|con)|visiten|vean|miren|busquen)
    |(?:tambien|ademas|otro|otra|otro\ es|otra\ es|el\ otro\ es|el\ primero\ es|el\ segundo\ es|la\ primera\ es|la\ segunda\ es|por\ ejemplo|como)
    |(?:buenos\ resultados|buena\ experiencia|muy\ buenos\ resultados)\ (?:con|de)
"""

# Sentences that speak of a program as a warning, or say that there is none.
WARNINGS = r"""
    \b(?:stay\ away|steer\ clear|avoid|beware|do\ not\ (?:use|copy|recommend|list|include|put|count|let)|don'?t\ (?:use|copy|recommend|list|include|put|count|let)
    |not\ a\ model|no\ model|would\ not\ (?:recommend|call|list|include)|wouldn'?t\ (?:recommend|call|list|include|wish)|cannot\ recommend|can'?t\ recommend|never\ again|counter-?example|bad\ example
    |pulled\ out|warning|warn\ you|disaster|fiasco|unsubscribed|quit|worst
    |no\ (?:(?:lo|la|los|las)\ )?(?:incluyan?|agreguen?|pongan?|anoten?|apunten?|mencionen?|tomen\ en\ cuenta)|no\ (?:recomiendo|recomendamos|lo\ incluyan|la\ incluyan|usen|copien|es\ un\ modelo)|eviten|cuidado\ con|mal\ ejemplo)\b
"""

# What is said after a program was named, and shows that it is named only as a warning.
DISCARDS = r"""
    \b(?:leave|left|keep|kept|strike|take)\ (?:it|them|this\ one|that\ one)\ (?:out|off)\b
    |\b(?:mention|name|cite|bring\ up|list)\ (?:it|them|this|that)\ (?:only|just|merely|solely)\ (?:so|to|as|because|that|in\ order)\b
    |\b(?:only|just|merely)\ (?:mention|name|cite|bring\ up|list)\ (?:it|them)\b
    |\bas\ (?:a|an)\ (?:warning|counter-?example|cautionary\ tale|example\ of\ what\ not)\b
    |\bdo\ not\ (?:copy|imitate|follow|repeat)\ (?:it|them|this|that)\b|\bnot\ to\ be\ (?:copied|followed|imitated)\b
    |\b(?:lo|la|los|las)\ (?:menciono|cito|nombro)\ (?:solo|solamente|unicamente)\b|\bcomo\ (?:advertencia|mal\ ejemplo|ejemplo\ de\ lo\ que\ no)\b
    |\bno\ (?:lo|la|los|las)\ (?:imiten|copien|sigan|incluyan)\b|\bdejen?(?:lo|la|los|las)\ fuera\b
"""

REPORT_WORDS = frozenset(
    """
    report reports study studies evaluation evaluations article articles paper book books handbook guide
    publication brief monograph survey findings research manual thesis dissertation review pdf chapter toolkit
    informe informes estudio estudios evaluacion evaluación articulo artículo libro guia guía publicacion publicación
    investigacion investigación reporte tesis capitulo capítulo
    """.split()
)

STATE_NAMES = (
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida", "georgia",
    "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland",
    "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "ohio",
    "oklahoma", "oregon", "pennsylvania", "tennessee", "texas", "utah", "vermont", "virginia", "washington", "wisconsin",
    "wyoming", "new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "rhode island",
    "south carolina", "south dakota", "west virginia", "district of columbia", "puerto rico", "nuevo mexico",
    "nuevo méxico", "nueva york", "nueva jersey", "carolina del norte", "carolina del sur", "canada", "canadá", "mexico",
    "méxico", "ontario", "quebec", "québec", "british columbia", "alberta", "manitoba", "england", "scotland", "ireland",
    "australia", "chihuahua", "sonora", "tamaulipas", "coahuila", "nuevo león", "nuevo leon", "baja california",
    "el salvador", "guatemala", "honduras", "españa", "spain", "tejas", "pensilvania", "luisiana",
)  # fmt: skip
# Where people come from: never a place of custody.
COUNTRIES = frozenset(
    (
        "honduras,guatemala,el salvador,salvador,nicaragua,costa rica,panama,mexico,cuba,haiti,jamaica,belize,ecuador,colombia,peru,"
        "venezuela,brazil,brasil,bolivia,chile,argentina,uruguay,paraguay,guyana,trinidad,dominican republic,republica dominicana,"
        "eritrea,ethiopia,etiopia,somalia,sudan,south sudan,kenya,uganda,rwanda,burundi,congo,cameroon,camerun,nigeria,ghana,togo,"
        "benin,mali,guinea,sierra leone,liberia,gambia,senegal,angola,zimbabwe,egypt,egipto,morocco,algeria,tunisia,libya,chad,"
        "china,india,pakistan,bangladesh,nepal,sri lanka,burma,birmania,myanmar,vietnam,laos,cambodia,camboya,philippines,filipinas,"
        "indonesia,korea,japan,iran,iraq,syria,siria,lebanon,jordan,israel,palestine,yemen,afghanistan,turkey,armenia,georgia,russia,"
        "rusia,ukraine,ucrania,poland,polonia,romania,albania,kosovo,bosnia,serbia,italy,spain,espana,portugal,france,germany,"
        "england,ireland,canada,mexico city,africa,europe,asia,central america,centroamerica"
    ).split(",")
)
STATES = frozenset(STATE_NAMES)
STATE_CODES = frozenset(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
    RI SC SD TN TX UT VT VA WA WV WI WY DC PR D.C. N.Y. N.J. N.M. N.C. S.C. Ill. Calif. Tex. Ariz. Pa. Mass. Mich.
    Minn. Wash. Fla. Ga. Conn. Colo. Wis. Tenn. Ky. Ohio Ont. B.C.
    """.split()
)
SHORT_CITIES = frozenset("LA NYC SF DC L.A. D.C. N.Y.C. Philly Chicago".split())
