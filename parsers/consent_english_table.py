"""How English mails speak of consent: classes of words, and phrases by what they say. See `parsers.phrases`.

YES: consent is there. BARE: yes only where consent is the matter (an answer, not a narrative). LATER, NOT_ASKED,
REFUSED, STOPPED, DOUBTFUL: what stands against it. ELSEWHERE: the same words in another sense; they are left out.
"""
# Over 200 lines: a table.

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

CLASSES: dict[str, str] = {
    "consent": (
        "consent consents permission permissions authorization authorizations ok go_ahead blessing green_light"
        " approval say_so sign_off thumbs_up"
    ),
    "form": "consent permission authorization release waiver disclosure disclosure_form privacy_waiver form consent_form release_form",
    "have": "have has had got gotten obtained obtain received secured hold holds procured collected",
    "said": "said says saying told tells replied answered wrote writes texted responded emailed",
    "agreed": "agreed agrees consented consents authorized authorizes approved approves okd oks assented acquiesced signed_off",
    "share": (
        "share use tell disclose publish print pass forward quote include repeat retell report post relate submit"
        " present mention show cite circulate distribute reproduce recount convey hand feature release spread relay"
        " reveal broadcast publicize raise discuss bring_up take_up tell_it make_public make_it be_public be_used be_shared let_you let_us let_it have_it"
        " have_her have_his have_this have_my give_it give_you give_this send_it send_you send_this talk_to_you speak_to_you"
        " put_it run_it go_public pass_it read_it speak_out be_named be_quoted be_identified"
    ),
    "shared": (
        "shared used told disclosed published printed passed forwarded quoted included repeated retold reported"
        " posted related submitted presented mentioned shown cited circulated distributed reproduced recounted known"
        " heard out public released read named identified made written given sent added seen"
    ),
    "sharing": (
        "sharing using telling disclosing publishing printing passing forwarding quoting including repeating"
        " retelling reporting posting relating submitting presenting mentioning showing citing circulating"
        " distributing recounting conveying giving sending releasing talking speaking reading disclosure publication"
        " having being naming paraphrase paraphrasing summary summarizing a_paraphrase a_summary"
    ),
    "it": (
        "it this that these them story account experience case testimony information details situation statement"
        " everything narrative name words about what us you"
    ),
    "story": (
        "story stories account accounts testimony testimonies narrative narratives testimonial experience experiences"
        " case example statement declaration submission entry it this that these them her him mine ours one"
    ),
    "fine": (
        "ok fine happy comfortable good cool willing glad content eager pleased ready proud on_board at_peace in_favor"
        " in_agreement open all_right all_for"
    ),
    "who": "client clients man woman lady guy gentleman person individual family mother father girl boy he she they i we",
    "you": "you coalition group anyone anybody everyone working_group organizers team people ice agency they",
    "audience": (
        "ice dhs homeland_security agency government gov govt officials feds authorities enforcement immigration"
        " press media newspaper newspapers reporters reporter journalists journalist public internet web website online television tv"
        " radio facebook world anyone anybody everybody everyone coalition group network ngos organizations advocates"
        " members list partners"
    ),
    "ask": (
        "ask get obtain seek request secure check confirm find_out talk speak call see discuss follow_up raise approach"
        " contact reach hear inquire explain visit bring_it_up verify let_you_know write"
    ),
    "asking": (
        "asking getting obtaining seeking requesting securing checking confirming finding_out talking speaking calling"
        " discussing following_up reaching contacting trying waiting working verifying"
    ),
    "asked": "asked obtained sought gotten got received secured requested discussed reached talked spoken raised approached contacted had been_able",
    "hedge": (
        "think guess suppose assume presume believe imagine probably presumably likely maybe perhaps apparently"
        " supposedly reckon bet doubt suspect seems seemed seem figure gather feel hope expect sure understand"
    ),
}

YES = """
i|we|they|both|all say that? you|we|anyone|anybody can|may <share>
signed|executed|completed|returned|filled_out|filled_in .. release|consent|waiver|authorization|form authorizing|allowing|permitting|covering .. <sharing>|<share>|<story>|facts
signed .. our|my|your .. form|release|waiver for|to|covering|allowing .. use|<share>|<sharing>
<consent> status|form|to_share|to_disclose , yes|obtained|granted|given|signed|received|verbal|written
<consent> , which|that she|he|they|client .. gave|granted|signed|provided
<consent> .. stands|still_stands|still_good|still_valid|still_holds|in_force|in_effect|remains_good|remains_valid|remains_in
waived|waives|waiving .. confidentiality|privilege
read|reads|reviewed|saw .. and .. approved|approves|signed_off
approved|approves .. summary|text|account|write_up|version|draft|wording .. for .. <sharing>|<share>|circulation|use|release|distribution
greenlit|greenlighted|okd .. <sharing>|<share>|<story>|use
gives|gave|given .. free_hand|carte_blanche|full_leave
<said> to? tell|share_it_with|let .. world|everyone|everybody|anyone|anybody|people
cleared|authorized|permitted|allowed|asked|empowered|begged me|us|you to <share>
signed off on .. paragraph|story|account|text|this|it|summary|draft|version|words
knowledge and agreement|consent|permission|approval
has|have|'s set|put|added .. name|mark|signature .. to|on|under .. form|release|consent|waiver|page
signed .. form|paper|statement|note|sheet saying|stating|agreeing|allowing|permitting|authorizing|letting|so ..
has|have|put .. signature|name on|to .. form|release|consent|waiver|authorization
is|are|was <fine> with|about .. name|first_name|initials .. now|used|being|in|,
let me|us|you know that? .. may|can|could .. <share>
<said> that? you|they|we can|may tell|show|share|use|print|read .. everybody|everyone|anybody|anyone|people|the_world|whoever|all
gave|given|gives|give|grants|granted .. leave to <share>
has|have|gave|gives .. her|his|their? leave|agreement|assent to|that|for .. <share>|<sharing>|<shared>|<story>
put|puts|set .. name|signature|mark|initials on|to|under .. form|release|consent|waiver|authorization
wants|want|wanted you|everyone|people|them|us to have|know|hear|read|see|print|publish it|this|her|his|about|what
let them|people|everyone|ice|the_world hear|know|read|see it|this|what|her|his|my
said|says|told|tells .. go right? ahead and|with .. <share>|it|this
go right? ahead with|and it|this|that|<share>
happy|glad|delighted|pleased|content .. for .. you|us|them to have|know|<share>
asked .. whether|if .. might|may|could|can .. <shared>|<share> .. said|says .. yes|of_course|certainly|sure|absolutely|by_all_means
<have> .. <consent>
<have> .. .. <consent>
<have> .. signed .. form|release|consent|waiver|authorization|permission|statement
<consent> .. is|are|was|were|been .. given|obtained|granted|secured|received|signed|confirmed|documented|attached|enclosed|included
<consent> is|are|was .. in_hand|on_file|in_place|in_writing
<consent> .. given|obtained|granted|secured|received|signed|confirmed|enclosed|attached
<consent> in|on hand|file|record
signed|written|verbal|oral|informed|full|express|explicit <consent>|<form> .. attached|enclosed|on_file|in_hand|in_our_file|in_the_pdf|obtained|below|available|is_in|is_on|dated
obtained|secured|got .. <consent>
release|waiver on_file|attached|enclosed|in_hand
media|privacy|press|photo|publicity release|waiver
consent|permission|authorization|release , yes|obtained|granted|given|on_file|received|signed|attached|ok|verbal|written|confirmed|full|secured
consent|permission .. (|, yes|obtained|granted|given|received
permission to <share> .. , granted|yes|given|obtained
ok to|for <share>
oks?|cleared|free|safe|good to <share>
ok for use|sharing|publication|ice|public|coalition|the_coalition|the_public|the_report|the_paper|your
with .. <consent>
gave|given|gives|give|granted|grants .. <consent>
gave|given|gives|granted .. .. <consent>
gave|given|gives .. ok|blessing|permission|consent|yes
<agreed> to|that|with|for .. <sharing>|<shared>|<share>|<story>
<agreed> to|that .. .. <shared>|<share>|story
<agreed> us|you|me|our|its|the|this|it|for|disclosure|use|publication|sharing ..
authorized|approved|consented|agreed .. by .. client|her|him|them|the_individual|the_person|individual
disclosure|use|publication|sharing .. authorized|approved|permitted|agreed
permitted|permits|allowed|allows|allowing|permitting|lets|letting us|you|me|the_coalition|the_group|use|disclosure|it .. <share>|disclosure|use|publication
signed .. <form> .. <share>|<shared>|<sharing>|<audience>|coalition
signed .. our|your|disclosure|privacy|consent|media|photo|publicity|story .. form|release|waiver|authorization|consent
signed .. consent|authorization|permission
signed for .. coalition|ice|agency|both|all|us|you
is|are|am|was|were|feels|feel .. <fine> with|to|for|about|if .. <share>|<shared>|<sharing>|<story>|<audience>|you|us|me|your|our
is|are|am|was .. <fine> with|about it|this|that|us|you
<fine> with .. being <shared>
<fine> with|about sharing|using|having|publication|disclosure
do|does|did not mind .. <shared>|<sharing>|<story>|if|you|us|me
do|does|has|have no|not|any problem|problems|issue|issues|objection|objections|qualms|reservations with|to|about|if|sharing ...
wants|want|wanted|would_like|likes|wishes|wished|would_love .. story|it|this|that|their|them|people|everyone|everybody|you|us|the_world|ice|others .. <shared>|<share>|to_know|to_hear|know|hear
wants|want|wanted|would_like|wished|wishes|would_love to <share> .. story|it|this|that|experience|account|publicly
asked|asks|begged|urged|instructed|told|tells|encouraged|wants|wanted me|us to <share> .. story|it|this|that|experience|account|what|along|on
asked that .. story|it|this|account be <shared>
asked for it|this|her_story|his_story to be <shared>
^ you|coalition|group|anyone|anybody|everybody may|can|could .. <share>
may|can be|freely_be|safely_be .. <shared>
you|coalition|group|ice|anyone|anybody are|is .. free|welcome|allowed|permitted|authorized|cleared to <share>
feel free to <share>
go ahead and <share>
at her|his|their|my own? request|insistence|urging
said|says|told|tells .. <share> it|this|her_story|his_story|the_story|my_story|their_story|away
<said> .. you|we|i|anyone|anybody may|can|could|should .. <share>
<said> .. yes|ok|sure|fine|go_ahead|absolutely|of_course|certainly|by_all_means to|for sharing|using|share|use|the|publication|all|both|ice|coalition|disclosure|everything
<said> yes|ok|sure|fine|go_ahead|absolutely|of_course|certainly|by_all_means , <share>
<said> .. <story> can|could|may be <shared>
we|i|you have clearance|permission|leave|authority|authorization to <share>
i hereby|freely|fully|gladly? <agreed>|consent|agree|authorize|permit|allow|approve
i .. give|grant .. permission|consent|authorization|ok|leave
i .. want|wish .. my story|experience|case|name .. <shared>
you have my permission|consent|blessing|ok|authorization
my story .. can|may be <shared>
use my story|name|experience|case
^ cleared for|with|by use|publication|sharing|the_client|client|her|him
in favor of sharing|using|publishing|telling
"""

BARE = """
is|was|are|were .. on_board
is|was .. willing|agreeable|on_board|game $
<said> .. please , <share> it|this|that|my
<said> .. of_course|certainly|by_all_means|absolutely|go_right_ahead|please_do|with_pleasure|gladly|sure_thing
gave|gives|given|give her|his|their word
answer is|was yes
<agreed> $
<agreed> provided|providing|so_long|as_long|on_condition|only|subject|but|and|except|verbally|orally|yesterday|today|in_writing|by_phone|last|this|happily
has|have|fully|readily|gladly|willingly|freely|happily|both|all .. <agreed>
client <agreed>
<said> yes|ok|sure|fine|go_ahead|absolutely|of_course|certainly|by_all_means|tell_it|use_it|share_it|yes_please
<said> .. is|would_be ok|fine
gave|given|gives .. ok|nod|thumbs_up|green_light|go_ahead|word|blessing
signed .. release|form|waiver|paper|papers
signed $
is|are on_board|all_for_it|good_with_it
do|does|did not mind $
has|have no objection|objections|problem|problems $
^ yes
^ sure
^ granted
^ approved
^ agreed
^ consented
^ all clear|good|ok
^ ok $
"""

LATER = """
<consent>|answer|reply|decision .. outstanding|up_in_the_air|still_out|not_in_yet|still_open
will|shall|going_to|need_to|have_to|want_to|should .. run it|this|that by|past .. her|him|them|client
left|sent her|him|them|client .. message|voicemail|text|email about|asking|to_ask .. <consent>|whether|if|it|this
no answer|decision|reply|word .. yet
form|release|consent|waiver is with ... for signature|signing
asked|asks for time ... decide|decides|think|answer
not .. put|asked|raised .. question|yet .. but|and .. will|plan|intend|hope
form|release|consent|waiver .. went|sent|mailed|posted|out|goes|is_in .. mail|post|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last_week
signed? form|release|consent|waiver|authorization|answer|reply should|will .. be|arrive|reach|come|get|follow
will|shall|going_to|plan_to|plan_on|planning_to|hope_to|hoping_to|intend_to|mean_to|want_to|need_to|have_to|has_to|must|going|try_to|trying_to|attempt_to|about_to|should|would_like_to .. <ask> .. consent|permission|authorization|ok|her|him|them|client|family|whether|if|about|first|signature|release|mother|go_ahead|approval
will|shall|going_to|plan_to|hope_to|intend_to|need_to|have_to|must|should .. .. get|obtain|secure|seek|request|have .. consent|permission|authorization|signature|ok|release|go_ahead|approval|answer|word
let me <ask>
let me .. check|ask|confirm|see
will|shall let you know
will .. confirm|update|get_back|follow_up|report_back|know|advise|send_word|write_again|tell_you
will|shall .. ask
will .. sign|decide|agree|consent|answer|respond|authorize|give|approve
is|are|am|be|been .. <asking> .. consent|permission|authorization|her|him|them|client|family|signature|release|ok|answer|approval|go_ahead|word|if|whether|about
<asking> .. consent|permission|authorization|approval|go_ahead
asking her|him|them|client|the_client|permission|about|whether|if|tomorrow|today|this|tonight
waiting|awaiting|waits .. to|for|on|until|her|his|their|answer|signature|consent|word|reply|ok|decision
awaiting ..
hold|wait|sit_on .. until|till|for .. confirm|hear|say|ask|agree|agrees|sign|signs|consent|ok|i|we|she|he|they
until|till .. hear from|back
until|till i|we .. confirm|hear|know|ask|get|have
until|till she|he|they|client|the_client .. says|signs|agrees|confirms|answers|decides|consents|has
<consent> .. is|are|still|currently? pending|forthcoming|coming|outstanding|in_process|in_progress|on_its_way|in_the_works|to_follow|to_come|being_sought|expected|tbd
<consent> pending|forthcoming|to_follow|to_come|coming|tbd|in_process|in_progress|requested|sought|expected|underway
pending .. consent|permission|approval|signature|authorization|answer|release|her|his|client
pending $
should|expect|expecting|hope|hoping|hopefully .. have|get|hear|be|to_have|to_hear|to_get .. ok|consent|permission|answer|signature|go_ahead|release|by|soon|tomorrow|word|approval|from
has|have|is|are|was|did|do not yet? signed|sign|decided|returned|answered|replied|responded|made_up|confirmed ..
has|have not .. yet .. signed|decided|answered|agreed|returned|replied|confirmed
has|have yet to sign|agree|answer|decide|confirm|respond|consent|say|get|hear|return|be_signed
not yet signed|decided|confirmed|answered|agreed
unsigned
wants|want|wanted|needs|need|asked|would_like .. to|for .. think .. about|it|over
wants|needs|asked_for|would_like .. time|days|week .. decide|think|consider
thinking|considering|mulling .. it|about|over
thinking_about_it|thinking_it_over|undecided|on_the_fence|deciding|not_decided|has_not_decided|sleep_on_it
when|once|as_soon_as|after|if_and_when .. signs|agrees|says_yes|consents|confirms|gives|get|have|obtain|hear|signed|authorizes|is_settled
consent|permission .. when|once|after .. settled|released|out|better|back|home|safe|found|reach
<consent> , pending|requested|tbd|to_follow|not_yet|later|soon|coming|in_progress|in_process|waiting|asked
working on .. consent|permission|it|getting|signature
asked .. but|and|, .. not|no|have_not|has_not .. heard|answered|replied|answer|reply|responded|back
have asked .. waiting|hope
sent|mailed|gave|given .. form|release .. and|but|, .. not|wait|waiting|no
sent|mailed .. release|consent|form .. to .. sign
more|answer|word|consent|permission|confirmation .. to follow|soon|tomorrow|to_come
will|shall .. in|by|this|next|on .. week|days|monday|tuesday|wednesday|thursday|friday|saturday|sunday|month|visit|meeting
"""

NOT_ASKED = """
never|not got|get|gotten|come around|round to
forgot|forgotten|neglected|omitted|failed to .. ask|get|obtain|secure|request
unable|impossible to .. secure|procure
can|could not .. secure|procure|raise
without .. knowledge|knowing
unaware|not_aware that|of .. i|we|this
not .. told|informed|notified her|him|them|client .. that|i|we|this|about
have|has|had .. no word|news|answer|reply from|of
not|never heard from|back
i|we do|did|still not .. have it|that|one|any
nobody|no_one|none did|has|had $
was|were|had|is no chance|time|opportunity|way|means|occasion .. to|of .. ask|asking|reach|reaching|get|getting
never got|had|got .. chance|time|opportunity
is|was not the_case that .. agreed|consented|gave
no .. way|means|possibility .. of|to .. reach|reaching|find|finding|ask|asking|get|getting|contact|contacting
before anybody|anyone|somebody|we|i .. could|had .. ask|asked|speak|talk
nobody|no_one|none has|had|have? .. sought|asked|requested|obtained
have|has|had|did|do not .. <asked>|ask|get|obtain|seek .. consent|permission|authorization|her|him|them|client|yet|about|whether|if|release|ok
have|has|had|did not .. asked|ask
have|has|had|do|does|did not .. have|had|got|get|obtained|received .. consent|permission|authorization|ok|release|waiver|approval|go_ahead|signature
have|has|had|got no .. consent|permission|authorization|ok|release|waiver|approval|signature
no <consent> .. yet|so_far|obtained|given|on_file|from|for|to|was|has|at_this
no consent|permission|authorization|release
no|without signed|written|formal|express .. consent|permission|release|authorization
without .. consent|permission|authorization|approval|asking
<consent> .. is|was|has|have|were not|never .. obtained|given|asked|sought|granted|secured|been|requested|available|discussed
<consent> not .. obtained|given|asked|sought|granted|secured|requested|available|possible
nobody|no_one|none|never .. <asked>|asks|ask
never|not asked .. consent|permission|her|him|them|whether|if|about
never|not got|obtained|received|had|gave|given|signed|discussed .. consent|permission|release|ok|authorization|anything|chance
can|could not .. reach|find|locate|ask|contact|get_hold|get_in_touch|track|get|obtain|trace
can|could no_longer|never .. reach|find|locate|ask|contact
unable to .. reach|find|locate|ask|contact|get|obtain|track|trace
no way to|of .. reach|reaching|find|ask|asking|contact|know|finding
lost touch|contact|track
out of|no touch|contact
no|not .. phone|number|address|way|contact .. for .. her|him|them
before .. could|able|chance|got|anybody|anyone .. ask|reach|talk|get|speak
consent|permission|authorization , no|none|n/a|not|never|unknown|0|nil|missing
does|do|did not know .. i|we .. am|are|writing|sending|telling|sharing|using|this
do|does|did not know if|whether .. agree|agrees|mind|minds|want|wants|consent|consents|ok|would
not asked|obtained|sought .. yet
too .. to|for .. ask|consent|agree|be_asked
not know .. where .. is|are|went|lives
disappeared|deported|moved|vanished|gone .. before .. ask|asked|consent|permission|sign|signed|could
not|never .. return|returned|returning .. calls|call|messages|my|our
"""

REFUSED = """
decided|decides|chose|opted|come_down against ..
<consent> denied|refused|declined|withheld|vetoed
<consent> .. was|is|been|were denied|refused|declined|withheld|vetoed
instructed|directed|told|asked|begged|ordered me|us|counsel|our_office not to
no part|portion|word of .. may|can|should|must|is_to|to ..
would sooner not|nobody|no_one|we_did_not|you_did_not
under no circumstances|condition
in|by no case|means .. be|to_be <shared>
on no account
asked|asks|told|begged|begs|wants|wanted .. .. keep|leave .. to_ourselves|to_yourselves|to_yourself|to_myself|private|quiet|between_us
shook her|his head
does|do|did|will|would not give|grant|lend .. consent|permission|authorization|blessing
does|do|did not wish|want|care|like .. to_be|to_appear|any_part|part .. in|of
said|says|say|answered|replied|told .. no $
said|says .. no|nope|absolutely_not|never|no_way|of_course_not|no_thank_you|no_thanks
answer is|was no
declined|declines|refused|refuses|refusing|decline|refuse
denied|denies|withholds|withheld .. permission|consent|authorization
do|does|did not .. want|wish|agree|consent|authorize|permit|allow|give|approve|care_to|like
do|does|did not|never want|wish
would|did|do|does rather|prefer not
would|'d .. rather .. not|nobody|no_one|did_not|keep|we_did_not|it_not|you_did_not|that_it|it_did_not|it_stay|stayed|stay
would as|just .. soon|rather .. not|nobody|no_one|keep|you_did_not|we_did_not|stay
prefers|prefer|preferred|asks|asked|chose|chooses|elected|decided|begged|wishes|begs .. not|that_we_not|that_you_not ..
will|would not .. agree|consent|sign|let|allow|permit|authorize|give|have|hear|want|go|do
not|never .. willing|comfortable|interested|ok|agreeable|ready|prepared|authorized|permitted|allowed|free|happy|fine|in_favor
unwilling|uncomfortable ..
is|was|are|were|am opposed|against ..
object|objects|objected|opposes|forbids|forbade|forbid|forbidden|prohibits|prohibited|vetoed|balked|balks ..
turned us|me|it|down|the .. down|request|idea|
wants|want|wanted|wishes|prefers .. no part|nothing|none ..
wants|want|wishes|asked|asks .. keep|kept|stay|remain|to_keep|to_be_kept .. private|quiet|silent|secret|confidential|between|to_herself|to_himself|out|to_themselves|a_secret
keep|keeping .. between us|you_and|ourselves
too|very|so|is|are|am scared|afraid|frightened|terrified|ashamed|embarrassed|fearful .. to|of|that|for .. share|talk|tell|consent|speak|agree|sign|be|retaliation|story|have|let|publicity
leave|left me|her|him|them out|alone ..
nobody|no_one .. is|are|was to know|hear|learn|read|see|heard|knew
wants nobody|no_one|nothing ..
refused|declined .. permission|consent
not to|be .. <share>|<shared> .. story|it|this|at_all|anybody|anyone
(|, not for publication|sharing|disclosure|distribution|use|circulation
goes|going|go no further|on_no|nowhere
for .. own|your information|background|eyes .. only|and
off the table|limits
stop|stays|stay|remain|remains with|between us|you|me
"""

STOPPED = """
do|please not go|proceed .. further|ahead|forward .. with|on
wants|want|wanted|asks|asked out $
pull|withdraw|scratch|strike|scrap|drop|remove|delete|take_out|leave_out|cancel|erase .. what|whatever|anything|everything|all|first|second|third|fourth|last|one|number
withdraw|withdraws|withdrew|withdrawn|withdrawing|retract|retracts|retracted|retracting|revoke|revokes|revoked|revoking|rescind|rescinds|rescinded|rescinding|recant|recants|recanted|renege|reneged
take|takes|taking|took|taken|takes_it .. back|out|down|off|away|it_out|it_back|it_down
take|takes|pull|leave|keep|strike|cut|drop|get|lift ... out|off|back|away of|from whatever|what|your|the|anything|everything|any|it|this|that
is|are|was|gets|got frightened|scared|afraid|nervous|uneasy now , ..
delete|erase|remove|destroy|shred|discard|trash .. what|anything|whatever|mine|submission|message|email
pull|pulls|pulling|yank|kill|scrap|drop|scratch|strike|delete|erase|remove|cancel|shred|destroy|omit|cut|exclude|unpublish|pause|halt|suspend|kibosh|retire|discard|toss .. <story>|story|stories|out|paragraph|everything|item|number|record|entry|all|mine
pulled|pulling out|back|away|her|his|the
back|backs|backed|backing out|away|off
bow|bows|bowed|bowing|opt|opts|opted|opting|drops|dropped out
changed|changing|change|changes .. mind|minds|heart
change of mind|heart|plans
second thoughts|thought
cold feet
regret|regrets|regretted|regretting ..
reconsidered|reconsidering|thought_better|thinks_better|had_a_rethink|rethinking
no longer ..
not .. anymore|any_more|any_longer|after_all
anymore|any_more|any_longer $
after all $
do|please|must|should|shall|can not|never ever|please|now|yet|actually? use|publish|share|print|send|include|tell|disclose|circulate|forward|quote|run|pass|submit|post|release|distribute|repeat|cite|put|let
do not .. want .. used|shared|published|told|out .. now
stop .. using|sharing|publishing|everything|the_presses|use|this|story
disregard|ignore|forget|void .. earlier|previous|last|story|my|what|it|message|email|mail|submission|first
leave|leaving|left|keep|keeping .. story|it|that|this|her|him|them|one|mine .. out
hold off|back|everything
on reflection|second ..
cooled on|to|toward ..
is|are|was|has off|out , ..
never mind
undo|reverse|take_down|takedown
lose her|his|the|that|this|it
unsend|recall .. message|story|it|email
not now ..
could you|we not|please_not|un
"""

DOUBTFUL = """
i|we do|did not think|believe|feel .. i|we|it|she|he|they ..
would|should|might be .. honored|delighted|grateful|flattered|open to
i|we .. <hedge> .. fine|ok|agree|agrees|agreed|mind|consent|yes|permission|want|wants|say|share|use|object|sure|happy|willing|glad|approve|said
probably|presumably|likely|maybe|perhaps|apparently|supposedly|possibly|seemingly|hopefully ..
seems|seemed|appears|appeared|looks|sounds|sounded .. ok|fine|willing|happy|like|open|agreeable|to
would|should|might|could .. be .. fine|ok|happy|glad|willing|all_right|no_problem|proud|pleased|good
would|should|might|could surely|probably|likely|certainly? have said|agreed|consented|wanted|given|been|signed
would|might|could not .. mind|object|care
would|might .. agree|consent|want|say_yes|approve
not|never .. object|objected|complain|complained|protest|say_no
no|without .. objection .. when|was|to_my|came|heard|from
did not say no|anything
no reason ..
see|know no|not .. reason|why
knows|aware|understands .. i|we|you .. write|writing|sending|telling|sharing|use|using|have
for|on .. her|his|their behalf
power of attorney
signed|signs|speaks|agreed|consented|consents .. for|on_behalf_of him|her|them|the_child|the_boy|the_girl
would have wanted|liked|agreed|said
too young|sick|ill|confused|old .. to
take|took|read|treat .. as .. yes|consent|permission
not .. remember|recall .. whether|if|what|agreeing|signing
implied|implicit|tacit|assumed|blanket|general .. consent|permission|understanding|agreement
nodded|shrugged|smiled|sort_of|kind_of|more_or_less|i_am_sure|am_sure|pretty_sure|fairly_sure|almost_certain|not_sure|unsure|unclear|not_certain|in_theory|in_principle|informally
public|court|published .. record|opinion|domain|file|docket|knowledge
already|been .. in .. newspaper|news|paper|press|court|public|online
all|everyone|everybody knows|know ..
is|was|has dead|died|deceased|passed_away
"""

ELSEWHERE = """
shot|injection|injected|medicine|medication|medicated|sedated|drugged|vaccinated|vaccine|searched|search|examined|exam|treated|transferred|moved|fingerprinted|tested|surgery|operation|operated .. .. without .. consent|permission|asking|authorization
is|are|was|were|be off limits|duty|guard|balance|work
<consent>|free|welcome to <share> our|my .. brochure|program|programs|website|materials|flyer|logo|manual|curriculum|guide|report|reports|directory|newsletter|handbook|toolkit|article
i|we will|can|shall|am_going_to give|send|tell|offer you .. story|stories|case|cases|account|example|one|outline
told|ordered|warned|forbade him|her|them not to
share|shared|sharing .. food|cell|room|bed|meal|meals|ride|phone|blanket|bunk|bathroom
taken|put|set|written down .. in|on .. writing|paper|notes|by
told|asked|ordered|made .. to sign or
told|ordered .. to .. keep .. to herself|himself|themselves
when|once|after you have? .. read|done|finished|seen
do|please not? send|submit|share stories|anything|cases|examples|testimony without|unless .. consent|permission
advocates|those|people|anyone|persons|members|colleagues who|whom have|hold|obtained .. <consent>
where|if|when|whether|unless you have .. <consent>
asking|ask|asks|wondering|wonder if|whether you|your
remove|delete|take|drop|unsubscribe .. me|us|address|email .. from|off .. list|lists|mailing|distribution|emails
you|call|notice|form did|do|does not .. ask|asked ..
had|if anyone|anybody|somebody|someone .. ask|asked
consent decree .. forbids|requires|says|prohibits|orders|allows
consent decree|decrees|judgment|order|search|orders|calendar|to_removal|to_deportation|to_search
release|releases|released|parole|bond|discharge on|under|upon|by|with .. consent|permission|approval|authorization
consent|consents|consented|consenting|agree|agreed|agrees|permission|authorization|authorized|approval|approved|permit|ok|okd|clearance|cleared to .. removal|deportation|departure|voluntary_departure|leave|search|treatment|surgery|medication|operation|work|travel|call|phone|enter|go|come|stay|release|be_released|transfer|plea|plead|fingerprints|detention|use_the|make_a|use_a|see_a|take_a|see_the|visit|drive|wait|sleep|eat|sit|walk|marry|a_search|a_plea|the_search|the_transfer|the_terms|meet|help|pick|host|house|pay|sponsor|testify_against|board|return|remain
permission|authorization .. from|by|of .. supervisor|judge|officer|court|warden|ice|guard|deportation_officer|sheriff|field_office|captain|sergeant
work|travel|employment|parking|entry|reentry|building|business permission|authorization|permit|clearance
his|her|their|the release form|forms
release|released|releasing papers|paper|date|dates|order|orders|plan|plans|planning|paperwork|process|program|procedures|conditions|packet|documents|notice
signed|sign his|her|their|the|some|a|an|all|any|those|these|several? release .. papers|paper|paperwork|order|form|forms|documents|receipt|slip|sheet|log
signed|sign .. removal|deportation|departure|property|discharge|parole|bond|stipulated .. papers|paper|paperwork|order|form|forms|documents|receipt|slip|sheet|log
signed .. for .. property|belongings|money|package
judge|court|officer|officers|ice|guard|supervisor|warden|jail|government|agency|board|bia|uscis|legislature|congress|senate|committee|city|county|governor granted|grants|agreed|agrees|approved|approves|authorized|consented|gave|refused|refuses|denied|declined|allowed|permitted|said|says|ordered
granted .. asylum|bond|parole|relief|cancellation|withholding|stay|release|status|visa|hearing|continuance|residence|motion
refused|denied|declined|refuses|denies .. medical|medication|food|water|phone|call|calls|asylum|bond|treatment|entry|bed|access|visit|visits|a_call|to_give|to_let|to_tell|to_release|to_help|to_answer|to_sell|to_take|to_call|to_return|to_open|to_accept|to_sign|to_eat|to_leave|service
informed consent to|for|before|in treatment|medication|care|before|research|the_program|services|psychiatric
by|in replying|reading|opening|using|accessing|responding|continuing|remaining|submitting|subscribing|clicking .. you .. consent|agree|accept|authorize
without .. consent|permission|authorization of|from .. sender|author|firm|company|llp|originator|owner|publisher|us
if you .. not .. intended|addressee
not .. intended .. recipient
consent|permission .. of .. sender|author|governed|publisher|copyright
reprinted|reproduced|used with .. permission
program|programs|website|flyer|materials|description|brochure|curriculum|report|manual|link|pdf_of|article|newsletter|announcement|call .. may|can be .. shared|distributed|copied|quoted|circulated|forwarded|reproduced
feel free to .. .. program|website|flyer|materials|description|brochure|curriculum|report|manual|link|article|newsletter|announcement|call|contact|call|email|write|reach|ask|edit|stop
share|forward|circulate|distribute|pass|use .. .. program|programs|website|flyer|materials|description|brochure|curriculum|report|reports|manual|link|links|article|newsletter|announcement|call|information_about
"""
