"""Words of the line that a client puts over a quote: "On Monday Ada Example wrote:", in many languages."""

from __future__ import annotations

# Forms of "wrote". Latin, Cyrillic, Greek, Hebrew and Arabic stand as whole words; the rest may touch other words.
VERBS = (
    "wrote|writes|write|sent|said|says|posted|replied|typed|schrieb|schreibt|geschrieben|hat geschrieben|escribió"
    "|escribio|escribe"
    "|ha escrito|escribiu|va escriure|ha escrit|escreveu|escreveram|escribía|escribiste|a écrit|a ecrit|écrit"
    "|écrivait|écrivit"
    "|avez écrit|ha scritto|scrisse|scrive|schreef|heeft geschreven|geschreven|skrev|skrevet|skriver|skrifaði"
    "|kirjoitti|kirjoittaa"
    "|napisał|napisała|napisał(a)|pisze|napsal|napsala|napsal(a)|napsal/a|píše|napísal|napísala|napísal(a)|írta"
    "|ezt írta|a írta|írt"
    "|a scris|scrie|написал|написала|написал(а)|написа|написав|написала(в)|пишет|писал|писала|пише|піша|је написао"
    "|napisao|napisala"
    "|napisao/la|napisao je|je napisao|je napisal|je napisala|piše|napisal|έγραψε|έγραψαν|γράφει|yazdı|şunu yazdı"
    "|yazmış|yazıyor"
    "|kirjutas|kirjutab|rakstīja|raksta|rašė|parašė|menulis|tulis|sulat|sumulat|đã viết|viết|ysgrifennodd|scríobh"
    "|idatzi du|geskryf"
    "|het geskryf|shkroi|כתב|כתבה|כתב/ה|‏כתב|كتب|كتبت|نوشت|نوشته است|ने लिखा|লিখেছেন|เขียน|เขียนว่า|följande|ezt írta"
)
VERBS_THAT_TOUCH = (
    "写道|寫道|写|书写|寫|작성|님이 작성|썼습니다|쓰셨습니다|wrote|のメール|のメッセージ|さんは書きました"
    "|は書きました|書きました|が書いた|wrote"
)

# Words before the date ("On", "Am", "Le"): the line may begin with one, and in the middle of a line one begins it.
LEADS = (
    "on|at|in a message dated|in|am|um|le|el|em|il|op|den|dne|dňa|dnia|w dniu|kl|på|fra|od|w|v|u|on the|pe|data|на|в"
    "|у|от|"
    "στις|την|tarihinde|vào|vào lúc|pada|בתאריך|ב|في|在|於|quoting|zitat von|citando|cito|as of|i|à|a|de|dia|lúc|ngày"
    "|в|dana"
)
MIDDLE_LEADS = "On|Am|Le|El|Em|Il|Op|Den|Dne|Dnia|W dniu|Vào|Pada|In a message dated|At"

# Before a name alone, without date or verb (Horde): "Quoting Ada Example <ada@example.org>:".
QUOTING = (
    "quoting|zitat von|citando a|citando|citation de|quoted from|citeren|citerar|cytowanie|mensaje citado por"
    "|mensagem citada por|message de"
)

# A person speaks of another: "On 3 May she wrote:" is own text, not an attribution.
PRONOUNS = (
    "he|she|they|we|i|who|nobody|somebody|someone|judge|er|sie|wir|ich|él|ella|ellos|ellas|yo|nosotros|il|elle|ils"
    "|elles|nous|je|lui|lei"
    "|quien|que|which|that|it|client|cliente"
)

# Own words of robots over what they return: "Here is what you wrote to us:".
RETURNED = (
    "what you wrote|you wrote to us|your message follows|your original message|original message follows"
    "|the original message was"
    "|copy of your message|your message was|you sent us|message you sent|text of your message|below is your message"
    "|su mensaje original"
    "|esto es lo que (?:nos )?escribió|lo que usted escribió|su mensaje fue|ihre nachricht lautete"
    "|votre message d'origine"
    "|this is what you wrote|your e-?mail reads|your e-?mail:|what you sent|(?:first |beginning "
    "|opening )?lines? of your (?:message|e-?mail|mail)|you wrote the following|primeras líneas de su mensaje"
)
