"""How Spanish mails speak of consent; the same tables as in `consent_english_table`. Words stand without accents,
only `sí` keeps its own.
"""
# Over 200 lines: a table.

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

CLASSES: dict[str, str] = {
    "permiso": "permiso permisos consentimiento autorizacion aprobacion anuencia aval visto_bueno luz_verde conformidad okey ok",
    "tener": "tengo tenemos tiene tienen cuento_con contamos_con cuenta_con obtuve obtuvimos recibi recibimos consegui conseguimos conto_con hay",
    "dar": "dio dieron da dan doy damos ha_dado han_dado dimos otorgo otorga otorgan otorgaron concedio concede presto nos_dio me_dio",
    "acepta": (
        "acepta acepto aceptan aceptaron ha_aceptado han_aceptado autoriza autorizo autorizan autorizaron ha_autorizado"
        " consiente consintio consienten permite permitio permiten aprueba aprobo accede accedio acceden accedieron"
        " da_su_permiso esta_de_acuerdo estan_de_acuerdo estuvo_de_acuerdo estuvieron_de_acuerdo estoy_de_acuerdo"
        " esta_conforme estan_conformes estamos_de_acuerdo estaba_de_acuerdo estaban_de_acuerdo"
    ),
    "compartir": (
        "compartir compartirlo compartirla compartan compartamos comparta comparten contar contarlo contarla cuenten"
        " contemos cuente usar usarlo usarla usen usemos use usarse usa utilizar utilizarlo utilizarla utilicen utilice publicar publicarlo publicarla"
        " publiquen publique publica divulgar divulgarlo divulguen divulgue difundir difundirlo difundirla difundan difunda dar"
        " darlo darla den contarse contara contaran compartiera compartieramos compartieran usara usaramos usaran"
        " publicara publicaramos publicaran mencionar mencionen mencione citar citen incluir incluirlo incluyan incluya"
        " presentar presentarlo presenten presente mostrar muestren enviar enviarlo enviarla envien mandar mandarlo"
        " mandarla manden pasar pasarlo pasarla pasen relatar relaten leer leerlo lean poner ponerlo pongan sacar"
        " saquen reenviar reenvien imprimir impriman decir digan hablar hablen hacer_publico hacer_publica"
        " contarla_a se_comparta se_cuente se_use se_publique se_sepa se_difunda se_divulgue se_diga se_conozca se_utilice"
        " sepan sepa conozca conozcan salga contada compartida publicada usada compartido contado publicado usado"
    ),
    "historia": (
        "historia historias testimonio testimonios relato relatos caso casos experiencia declaracion esto eso ello lo la"
        " informacion datos narracion suya mia todo"
    ),
    "dijo": "dijo dice dijeron dicen contesto contestaron respondio respondieron ha_dicho han_dicho me_dijo nos_dijo me_dice",
    "quiere": "quiere quieren quiero queremos queria querian desea desean deseo pide piden pidio pidieron pido quisiera prefiere prefirio prefieren prefiero",
    "pedir": "pedir pedirle pedirles pedirlo preguntar preguntarle preguntarles consultar consultarlo consultarle hablar solicitar obtener conseguir confirmar verificar ver llamar llamarle platicar tratar averiguar checar",
    "audiencia": (
        "ice migra inmigracion migracion gobierno autoridades agencia dhs prensa periodico periodicos medios television"
        " tele radio internet redes publico periodistas reporteros facebook web"
    ),
}

YES = """
<permiso> .. sigue|siguen .. en_pie|vigente|vigentes|valido|valida|firme
leyo|leyeron|vio|reviso .. y .. aprobo|aprobaron|acepto|aceptaron|esta_de_acuerdo|le_parecio_bien
aprobo|aprobaron .. resumen|texto|relato|version|escrito|historia
<dijo> que .. cuente|cuenten|digan|publiquen|compartan|usen .. todo|todos|mundo|quien
pidio|pide|pidieron|insiste|insistio en? que .. lo|la|se contaramos|contemos|cuenten|cuente|publiquen|publiquemos|publicaramos|compartan|compartieramos|sepa|sepan|difundan|difundieramos
firmo|firmaron|firme .. hoja|forma|carta|papel .. autorizacion|consentimiento|permiso
firmo|firmaron|firme .. hoja|forma|carta|papel|autorizacion .. para|de .. <compartir>|publique|comparta|use|divulgue|difunda|cuente
cuentelo|cuentela|cuentenlo|diganlo|digalo|que_lo_lea|que_lo_lean|que_lo_sepan|que_se_sepa ..
quiere|quiero|quieren que .. sepa|sepan|conozca|conozcan|lea|lean|oigan ..
autoriza|autorizan|autorizo|autorizaron a|para .. <compartir>|compartirlo|compartirla|publicarlo|usarlo|contarlo
<tener> .. .. <permiso>
<dar> .. .. <permiso>
<permiso> .. dado|otorgado|concedido|obtenido|firmado|recibido|por_escrito|firmada|otorgada|obtenida|dada|concedida|adjunto|adjunta
con .. <permiso>
con el|la|su pleno|plena|debido|debida? <permiso>
permiso|consentimiento|autorizacion , sí|si|obtenido|otorgado|dado|concedido|obtenida|otorgada
<acepta> .. .. <compartir>
<acepta> que .. <compartir>
<acepta> .. que|con|en|a .. <compartir>|<historia>
<acepta> su|la|el uso|divulgacion|publicacion|difusion
firmo|firmaron|firme|ha_firmado|firmada|firmado .. <permiso>|formulario|hoja_de_permiso|carta|consentimiento
<dijo> que sí , ..
<dijo> que .. puedo|podemos|pueden|puede|podiamos|podian|podia|se_puede|compartamos|compartan|usemos|usen|publiquen|lo_cuenten|la_cuenten|cuenten|adelante
sí , pueden|puede|pueden_usar|acepta|acepto|autoriza|autorizo|quiere|quiero|esta_de_acuerdo|dio|tenemos|tengo|doy|damos|aceptaron|estan_de_acuerdo ..
pueden|puede|podemos|puedes|se_puede|podran .. <compartir>
la|lo pueden|puede|podemos|puedes <compartir>
<quiere> que .. <compartir>
<quiere> compartir*|contar*|publicar*|difundir* su|mi|la|lo|esto|que
le|les parece|parecio bien
no .. tiene|tienen|tengo|tuvo|hay problema|problemas|inconveniente|inconvenientes|objecion|reparo ..
no le|les importa que|si|contar|compartir ..
autorizo|doy|acepto|consiento .. mi|que|a|el|la|para ..
doy mi <permiso>
a peticion suya
esta|estan|estoy .. dispuesta|dispuesto|dispuestos|dispuestas|conforme|feliz|contenta|contento|de_acuerdo .. en|a|con|que ..
esta|estan bien con|que|si ..
por escrito .. <permiso>
es libre|libres de <compartir>
compartanlo|compartanla|usenlo|usenla|publiquenlo|publiquenla|cuentenlo|cuentenla|difundanlo|difundanla
"""

BARE = """
<acepta> $
<acepta> siempre|pero|con|y|solo|si|porque|gustosa|gustoso
^ sí
<dijo> que sí
<dijo> sí
<dijo> que .. esta_bien|adelante|claro|de_acuerdo|por_supuesto
dio|dieron .. sí|visto_bueno|luz_verde|palabra
ya firmo|firmaron|acepto|autorizo
de acuerdo $
^ claro que_sí
^ autorizado|autorizada|concedido|otorgado|aceptado
no le|les importa $
^ ok
firmo $
"""

LATER = """
manana|hoy|luego|despues|pronto|lunes|martes|miercoles|jueves|viernes|sabado|domingo .. le|les pregunto|pido|consulto|llamo|busco|explico ..
le|les pregunto|consulto|pido .. manana|hoy|luego|despues|pronto|lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|y_les|y_le|y_te
falta que .. firme|firmen|conteste|autorice|confirme|diga|acepte
a? ver si .. acepta|quiere|autoriza|da|dice|firma
apenas|cuando|en_cuanto .. tenga|tengamos|reciba|recibamos .. respuesta|firma|permiso|autorizacion
voy|vamos|va|espero|esperamos|quiero|queremos|tengo_que|tenemos_que|debo|debemos|pienso|pensamos|planeo|falta|hace_falta|necesito|necesitamos|tratare|trataremos|intentare|puedo a|que|de? .. <pedir> ..
pedire|pediremos|preguntare|preguntaremos|consultare|consultaremos|hablare|hablaremos|confirmare|confirmaremos|avisare|avisaremos|solicitare|solicitaremos|llamare|llamaremos|pida|vere|veremos|buscare|buscaremos ..
le|les|lo voy|vamos a|preguntare|preguntaremos|pedire|pediremos|consultare|consultaremos ..
estoy|estamos|seguimos|sigo|sigue|siguen|esta|estan pidiendo|preguntando|esperando|consultando|tratando|buscando|gestionando|tramitando|pensando|pensandolo|viendo|hablando|verificando|confirmando ..
esperando|en_espera|a_la_espera|en_tramite|pendiente|pendientes ..
<permiso> .. pendiente|en_tramite|en_camino|en_proceso
les|le|te confirmo|aviso|confirmare|avisare|digo|informo|mando|cuento .. luego|despues|cuando|manana|pronto|en_cuanto|apenas|el|la|si|esta
en cuanto|apenas|tan_pronto ..
cuando .. firme|acepte|autorice|hable|tenga|confirme|responda|conteste|diga|de|salga|vea|encuentre|podamos|pueda|regrese|vuelva ..
hasta que|tener|hablar|saber|confirmar ..
todavia|aun no .. firma|firmado|decide|decidido|responde|respondido|contesta|contestado|confirma|confirmado|sabe|dice|ha_firmado|esta_seguro|esta_segura|firmo|decidio|me|nos
no .. firmado|contestado|respondido|decidido|confirmado|regresado ..
lo|la esta|va pensando|a_pensar ..
quiere|necesita|pidio|quieren .. pensarlo|tiempo|pensar|consultarlo|hablarlo ..
firmara|firmaran|decidira|decidiran|contestara|dira|autorizara|respondera
falta .. firma|permiso|autorizacion|consentimiento|confirmar|respuesta
espero|esperamos .. tener|tenerlo|su|respuesta|permiso|firma|autorizacion|confirmacion ..
por confirmar
"""

NOT_ASKED = """
sin que .. sepa|sepan|supiera|supieran|entere|enteren|enterara
sin su|el|la conocimiento|saberlo
se me|nos olvido|paso .. preguntar*|pedir*|consultar*
no .. supe|supimos como|donde .. preguntar*|encontrar*|localizar*
no .. noticias|respuesta|contacto de|con ella|el|ellos|ellas|su
ya? no .. tengo|tenemos|hay .. forma|manera|modo|como .. comunicar*|localizar*|preguntar*|contactar*|encontrar*|hablar*
nadie .. pidio|pregunto|consulto
no .. he|hemos|han|ha|habia|habiamos .. preguntado|pedido|consultado|hablado|podido|conseguido|obtenido|localizado|encontrado|solicitado|logrado|dado|tenido
no|nunca .. tengo|tenemos|tiene|hay|cuento|contamos|obtuve|obtuvimos|recibi|recibimos|existe|conseguimos|consegui .. <permiso>|su|firma
no|nunca .. le|les|se|lo|la .. pregunte|preguntamos|preguntaron|pedi|pedimos|pidio|pregunto|consulto|consultamos|consulte|pedido|preguntado|localice|localizamos|encontramos|encontre|dijimos
nadie|ninguno|nunca .. pregunto|preguntado|pidio|pedido|preguntamos|pregunte|pedimos|consulto|dio
sin .. <permiso>
sin haberle|haber|poder .. preguntado|pedido|preguntar|pedir|consultar|preguntarle|pedirle
no .. puedo|podemos|pude|pudimos|logre|logramos .. localizar*|encontrar*|contactar*|preguntar*|pedir*|comunicar*|hablar|ubicar*|obtener|conseguir|dar_con
perdimos|perdi|hemos_perdido .. contacto|comunicacion|pista|rastro
no .. sabe|saben que .. estoy|estamos|escribo|mando|les|comparto|cuento
no sabemos|se .. donde|como|paradero ..
<permiso> , no|ninguno|ninguna|falta|nunca|pendiente_no|n/a
todavia|aun no .. <permiso>|pregunt*|pedi*|habl*|consult*
lo|la|los|las deportaron|trasladaron .. antes ..
antes de .. poder|que|alcanzar .. preguntar*|pedir*|firmar*|pudieramos
no hubo .. forma|manera|tiempo|modo|chance|oportunidad ..
no .. alcance|alcanzamos .. a
imposible .. localizar*|preguntar*|contactar*
"""

REFUSED = """
<permiso> negado|negada|denegado|denegada|rechazado|rechazada
le|les da|dio|daba .. miedo|temor|pena|verguenza ..
no .. da|dio|dieron .. luz_verde|visto_bueno
rotundamente que? no
no .. desea|quiere|quieren|desean|queria que .. haga|hagan publico|publica
de ninguna manera|forma
en ningun caso
bajo ningun|ninguna concepto|circunstancia
<dijo> que no
<dijo> .. no $
no .. autoriza|autorizan|autorizo|autorizaron|acepta|aceptan|acepto|aceptaron|consiente|permite|permiten|permitio|quiso|quisieron|accedio|accede|aprueba|da_permiso|da_su|dio_su|dio_permiso|dieron|dio
no .. quiere|quieren|quiero|queria|desea|desean|deseo|querian
no .. esta|estan|estoy .. de_acuerdo|dispuesta|dispuesto|dispuestos|dispuestas|conforme|conformes|interesada|interesado|comoda|comodo
se nego|niega|negaron|opone|opuso|rehusa|rehuso|opusieron ..
rechazo|rechaza|rechazaron|nego|niega|declino ..
prefiere|prefieren|prefiero|prefirio|preferiria|preferimos que? no|callar|guardar*|olvidar*|quedarse|mantener*|nadie ..
prefiere|prefieren|prefiero|preferiria que .. quede|nadie ..
tiene|tienen|tengo .. miedo|temor|pena|verguenza ..
mejor no|que_no
nadie|no .. se .. entere|enteren|sepa|sepan|diga|cuente|comparta|use|publique|difunda|divulgue|hable
que .. no .. se .. cuente|comparta|use|publique|sepa|divulgue
que no .. lo|la .. cuente*|comparta*|use*|publique*|usen|usemos|digan|mencionen
pidio|pide|pidieron|piden|suplico|ruega .. que? no ..
no ha|han dado|querido|aceptado|autorizado ..
entre nosotros|nos ..
solo para|es_para .. usted|ustedes|su_conocimiento|usted_nomas
"""

STOPPED = """
dar|dando|dado|echarse|hacerse|volverse marcha_atras|para_atras|atras
retira|retiro|retiran|retiramos|retiraron|retirar|retire|retiren|retirarla|retirarlo|retirando|revoca|revoco|revocan|revocar|revoque|revocamos
se arrepintio|arrepiente|arrepintieron|arrepienten|echo_para_atras|echa_para_atras|hizo_para_atras|rajo|retracta|retracto|desdice|retracta
me arrepenti|arrepiento|retracto|echo_para_atras
cambio|cambie|cambiaron|cambiado|cambia de opinion|parecer|idea|decision|planes
ya no ..
siempre no
no lo|la|los|las|se|me|le|nos? usen|publiquen|compartan|cuenten|divulguen|difundan|manden|envien|pongan|saquen|incluyan|utilicen|mencionen|pasen|impriman|lo_usen|la_usen|lo_publiquen
no lo|la|los|las|se use|publique|comparta|cuente|incluya
quiten|quite|quitar|quitarla|quitarlo|saquen|saque|sacarla|sacarlo|borren|borre|borrar|borrarla|borrarlo|eliminen|elimine|eliminar|eliminarla|eliminarlo|bajen|baje|supriman|tachen|omitan|cancelen|cancele|cancelar|descarten|destruyan|detengan|quitenla|quitenlo|saquenla|saquenlo|borrenla|borrenlo|bajenla|bajenlo|eliminenla|eliminenlo|retirenla|retirenlo
mejor no
dejen|deje|dejar|dejenla|dejenlo .. fuera|sin_efecto|afuera|de_usar|de_compartir
prefiere|prefieren|prefirio|quiere|quieren|pide|piden|pidio|desea que no salga|salgan|aparezca|se_sepa|se_cuente|se_use|se_publique|lo_cuenten|la_cuenten|lo_usen|la_usen ..
lo|la|los pienso|piensa|penso mejor
lo|la penso|pense|pensamos|pensaron bien|mejor
le|les pido|ruego|pedimos|rogamos|suplico que lo|la|los|las borre|borren|quite|quiten|saque|saquen|elimine|eliminen
hagan|haga .. caso_omiso
olviden|olvide|ignoren|ignore .. historia|caso|correo|mensaje|anterior|testimonio|lo|relato
por ahora no ..
que siempre_no
da|dio|doy marcha_atras
alto
paren|pare ..
ni una palabra mas
no sigan|siga ..
"""

DOUBTFUL = """
supongo|creo|pienso|imagino|me_imagino|parece|me_parece|calculo|asumo|entiendo|seguro|a_lo_mejor|tal_vez|quizas|quiza|talvez|probablemente|segun|al_parecer|posiblemente|capaz|seguramente ..
no creo que ..
no .. dijo|puso|hubo .. nada|que_no|objecion|peros
no se opuso|nego|quejo|quejaria|opondria
hubiera|habria|haya dicho|querido|aceptado|dado
seria|estaria|deberia .. bien|posible|ok|feliz
<dijo> .. que .. creo|tal_vez|quizas|a_lo_mejor|depende|mas_o_menos|quien_sabe|no_sabe
no se|sabe|sabemos|esta_segura|esta_seguro .. si
no entendio|entiende|entendia|comprende|comprendio ..
es publico|publica|de_dominio_publico ..
ya .. salio|publico|esta|fue .. periodico|noticias|publicado|prensa|corte
asintio|movio_la_cabeza|se_encogio
en principio
mas o_menos
"""

ELSEWHERE = """
inyectaron|inyecto|sedaron|medicaron|drogaron|vacunaron|operaron|operacion|inyeccion|registraron|trasladaron|movieron|fotografiaron .. .. sin .. <permiso>
programa|centro|escuela|proyecto|albergue .. pide|piden|exige|requiere|solicita .. <permiso>
les|le voy_a|vamos_a contar|dar|mandar|relatar .. historia|caso|relato|uno
compartir|compartia|compartian|comparte .. comida|celda|cuarto|cama|cobija|telefono|bano
retiraron|quitaron|retiro|quito .. seguro|cargos|medicina|medicinas|ropa|zapatos|esposas|fianza|telefono
nadie .. dijo|explico .. podia|tenia|habia|como|donde|que_hacer
hace falta|se_necesita|se_requiere|requieren|necesitan|basta .. <permiso>|firma|firme|escrito
quiten|quitenme|borren|borrenme|saquen|saquenme|eliminen .. me|correo|direccion .. de .. lista
permiso|permisos|autorizacion de .. trabajo|trabajar|salida|viaje|viajar|residencia|conducir|manejar|entrada|empleo|estancia|construccion
permiso|autorizacion|permitio|permitieron|permitia|permiten|permite|autorizo|autorizaron|autorizan|acepto|aceptaron|accedio|accedieron para|a|que|de? .. llamar|hablar_por|hacer_una|ir|salir|usar_el|usar_la|usar_un|trabajar|entrar|viajar|ver|banarse|comer|sentarse|quedarse|esperar|dormir|firmar|irse|visitar|llamara|hacer|llevar*|recoger*|recibir*|irse|regresar|pasar_al|ser_deportad*|soltar*|liberar*
firmo|firmar|firme|firmaron .. salida|deportacion|papeles|papel|documentos|orden|salida_voluntaria|hoja_de_salida|recibo
libertad condicional
autorizo|autorizaron|aprobaron|aprobo|concedieron|acepto|aceptaron .. salida|fianza|libertad|traslado|visita|visa|asilo|deportacion|operacion|tratamiento
juez|jueza|oficial|oficiales|guardia|guardias|migra|supervisor|corte|agente|agentes|ice|gobierno .. autorizo|autorizaron|permitio|permitieron|acepto|dio|dieron|concedio|otorgo|nego|negaron|rechazo|dijo|dijeron|quiso|quisieron
le|les|nos|me lo? negaron|nego ..
se_lo|se_la negaron|nego
no .. dejaron|dejan|dejo|permitieron|permitian|permitia ..
prohibe|prohibida|prohibido .. divulgacion|distribucion|copia|reproduccion|uso
sin .. <permiso> .. del|de remitente|autor|la_empresa|titular
al responder|abrir|leer|usar .. acepta|autoriza|consiente
confidencial ..
consentimiento informado para|al|en|antes ..
no le|les|me|nos dieron|dio .. permiso|autorizacion de|para llamar|salir|ir|usar|hablar|trabajar|ver
permiso para llamar|salir|ir|trabajar|usar_el|hablar
pueden compartir|difundir|reenviar .. programa|folleto|convocatoria|informacion_del_programa|guia|manual|enlace|material|materiales
asilo|fianza|visa .. concedio|otorgo|nego|aprobo|autorizo
"""
