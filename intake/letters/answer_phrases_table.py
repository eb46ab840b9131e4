"""The sentences of the answers to coordinators by code, in each language. None of them reads as a command."""

from __future__ import annotations

ANSWER_PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "footer.answer": "A program wrote this answer to your mail. It went to you alone.",
        "subject.answer": "Your answer to the digest",
        "answer.write": "Write: {command}",
        "answer.write_yes": "Write: yes (in full: {command})",
        "answer.write_no": "Write: no (in full: {command})",
        "answer.to_undo": "Write: {command} (within 7 days, to take it back)",
        "answer.officer": "Write: {command} (the consent officer only)",
        "answer.example": "Write: {command} (for example)",
        "answer.no_undo": "This is not taken back by mail: the consent officer decides.",
        "answer.code": "Answer code: {token} (yours alone, good until {day}; please do not pass this mail on)",
        "answer.notes": "{count} notes of yours go to the other coordinators with the next digest, "
        "as far as each story in them may be shown.",
        "answer.notes.one": "Your note goes to the other coordinators with the next digest, "
        "as far as each story in it may be shown.",
        "answer.nothing": "There was nothing in your mail to do and nothing to pass on.",
        "answer.copies": "Copies to call back: {copies}",
        # done
        "answer.granted": "Consent is recorded for {scopes}. The person appears {attribution}.",
        "answer.refused": "Recorded: the person said no. It is shown to nobody.",
        "answer.suspended": "It is on hold. It is shown to nobody.",
        "answer.withdrawn": "Recorded: consent is taken back. It is shown to nobody.",
        "answer.people": "It tells of {count} people, and is shown only as far as each of them agreed.",
        "answer.dropped": "Left out of everything from now on.",
        "answer.merged": "It is one entry with {into} now.",
        "answer.kept": "It stays an entry of its own.",
        "answer.later": "Put off. It comes back in the next digest.",
        "answer.settled": "Settled. It is not asked about again.",
        "answer.undone": "Taken back: “{command}”.",
        "answer.other": "Done.",
        "answer.also.others_in_it": "There are more people in it: it opens when each of them has agreed.",
        "answer.also.waits_public": "The public waits for a second coordinator who says the same.",
        "answer.also.limit_no_quote": "Its words are not quoted.",
        "answer.also.limit_review_first": "It is shown only after a review.",
        "answer.also.limit_no_attachment": "Without attachments.",
        "answer.also.limit_no_forward": "It may not be passed on.",
        "answer.also.limit_withhold_fields": "Facility and month are left out.",
        # not done
        "answer.not.words": "“{said}”: this was not wholly clear.",
        "answer.not.slip": "“{said}”: is there a slip in it? Did you mean the words below?",
        "answer.not.no_item": "“{said}”: to which item does it belong? Please add its number, such as S-12.",
        "answer.not.scopes": "“{said}”: for whom? Please add coalition, agency or public.",
        "answer.not.reference": "“{said}”: which number or numbers?",
        "answer.not.condition": "“{said}”: the next line says when, or under what condition. Please say it again "
        "when it holds.",
        "answer.not.no_meaning": "“{word}” has no meaning under {reference}. Please write the words in full.",
        "answer.not.no_record": "“{said}”: there is no such number.",
        "answer.not.not_there": "“{said}”: it was dropped or is part of another entry.",
        "answer.not.kind": "“{said}”: this cannot be done with this kind of item.",
        "answer.not.already": "“{said}”: it is so already.",
        "answer.not.repeated": "“{said}”: this was done already when you wrote it first.",
        "answer.not.was_undone": "“{said}”: this was done and taken back. To do it again, answer this mail.",
        "answer.not.overtaken": "“{said}”: something has happened since the letter that you answered. Its state is "
        "now: {state}. Please look, and answer this mail if you still mean it.",
        "answer.not.after_letter": "“{said}”: it came after the letter that you answered. Please answer this mail.",
        "answer.not.officer": "“{said}”: only the consent officer may do this.",
        "answer.not.not_allowed": "“{said}”: this cannot be done now. Its state is: {state}.",
        "answer.not.evidence": "“{said}”: the evidence is not enough ({needs}). E2 is an answer to our question, E3 a "
        "dated document of the person, E4 a message from the person. If you have it, add it, such as E2.",
        "answer.not.which_person": "“{said}”: {count} people are in it. Please add which, such as person 1.",
        "answer.not.no_person": "“{said}”: only {count} people are in it.",
        "answer.not.undo_unknown": "“{said}”: nothing was done under this number.",
        "answer.not.undo_done": "“{said}”: it was taken back already.",
        "answer.not.undo_late": "“{said}”: it is more than seven days old.",
        "answer.not.undo_widens": "“{said}”: this would show more than is shown now, and is not done by mail. "
        "Please ask the consent officer.",
        "answer.not.undo_overtaken": "“{said}”: it is {state} meanwhile; there is nothing to take back.",
        "answer.not.other": "“{said}”: this was not done.",
        # held
        "answer.held": "You wrote that consent is taken back. It is on hold and is shown to nobody.",
        "answer.held_in_doubt": "You wrote that somebody takes consent back, but not whose story it is. This one may "
        "be meant, so it is on hold until it is known.",
        "answer.which": "You wrote that somebody takes consent back, but not whose story it is, and we hold none that "
        "may be meant. Please tell us its number.",
        # unproven
        "unproven.no_code": "A mail from your address asked us to do something. We could not make sure that it came "
        "from you, so nothing was done. If it was you: please answer the newest digest itself, from this address, and "
        "leave the line with the answer code in your mail.",
        "unproven.expired": "A mail from your address answered a letter whose answer code is too old, so nothing was "
        "done. Please answer the newest digest.",
        "unproven.failed": "A mail that names your address asked us to do something. Our mail server says that it does "
        "not come from where it should, so nothing was done. If it was you: please send it again from your usual mail "
        "program; if it was not, please tell whoever runs the call.",
        # words
        "scope.coalition": "the coalition",
        "scope.agency": "the agency",
        "scope.public": "the public",
        "state.unassessed": "nothing is known of consent",
        "state.claimed": "waits to be confirmed",
        "state.pending": "waits for the person's answer",
        "state.not_obtained": "no consent",
        "state.needs_review": "the consent officer must read it",
        "state.refused": "the person said no",
        "state.granted": "consent is recorded",
        "state.suspended": "it is on hold",
        "state.withdrawn": "withdrawn",
        "state.expired": "the consent has ended",
        "state.other": "changed",
    },
    "es": {
        "footer.answer": "Un programa escribió esta respuesta a su correo. Se envió solo a usted.",
        "subject.answer": "Su respuesta al resumen",
        "answer.write": "Escriba: {command}",
        "answer.write_yes": "Escriba: sí (completo: {command})",
        "answer.write_no": "Escriba: no (completo: {command})",
        "answer.to_undo": "Escriba: {command} (para deshacerlo, en 7 días)",
        "answer.officer": "Escriba: {command} (solo quien responde del consentimiento)",
        "answer.example": "Escriba: {command} (por ejemplo)",
        "answer.no_undo": "Esto no se deshace por correo: lo decide quien responde del consentimiento.",
        "answer.code": "Clave de respuesta: {token} (solo para usted, válida hasta el {day}; por favor, no reenvíe "
        "este correo)",
        "answer.notes": "{count} notas suyas llegan a los demás con el próximo resumen, en la medida en que cada caso "
        "se pueda mostrar.",
        "answer.notes.one": "Su nota llega a los demás con el próximo resumen, en la medida en que cada caso se pueda "
        "mostrar.",
        "answer.nothing": "En su correo no había nada que hacer ni que pasar a los demás.",
        "answer.copies": "Copias que hay que pedir de vuelta: {copies}",
        "answer.granted": "El consentimiento está registrado para {scopes}. La persona aparece {attribution}.",
        "answer.refused": "Registrado: la persona dijo que no. No se muestra a nadie.",
        "answer.suspended": "Está en pausa. No se muestra a nadie.",
        "answer.withdrawn": "Registrado: se retira el consentimiento. No se muestra a nadie.",
        "answer.people": "Trata de {count} personas, y se muestra solo hasta donde cada una está de acuerdo.",
        "answer.dropped": "Desde ahora queda fuera de todo.",
        "answer.merged": "Ahora es una sola entrada con {into}.",
        "answer.kept": "Sigue siendo una entrada propia.",
        "answer.later": "Aplazado. Vuelve en el próximo resumen.",
        "answer.settled": "Resuelto. No se vuelve a preguntar.",
        "answer.undone": "Deshecho: «{command}».",
        "answer.other": "Hecho.",
        "answer.also.others_in_it": "Hay más personas en él: se abre cuando todas estén de acuerdo.",
        "answer.also.waits_public": "El público espera a que otra persona que coordina diga lo mismo.",
        "answer.also.limit_no_quote": "Sus palabras no se citan.",
        "answer.also.limit_review_first": "Se muestra solo después de una revisión.",
        "answer.also.limit_no_attachment": "Sin adjuntos.",
        "answer.also.limit_no_forward": "No se puede reenviar.",
        "answer.also.limit_withhold_fields": "Se omiten el centro y el mes.",
        "answer.not.words": "«{said}»: no quedó del todo claro.",
        "answer.not.slip": "«{said}»: ¿hay un error de escritura? ¿Quiso decir lo de abajo?",
        "answer.not.no_item": "«{said}»: ¿a qué punto se refiere? Por favor, añada su número, como S-12.",
        "answer.not.scopes": "«{said}»: ¿para quién? Por favor, añada coalición, agencia o público.",
        "answer.not.reference": "«{said}»: ¿qué número o números?",
        "answer.not.condition": "«{said}»: la línea siguiente dice cuándo, o con qué condición. Por favor, dígalo otra "
        "vez cuando se cumpla.",
        "answer.not.no_meaning": "«{word}» no significa nada debajo de {reference}. Por favor, escriba las palabras "
        "completas.",
        "answer.not.no_record": "«{said}»: no existe ese número.",
        "answer.not.not_there": "«{said}»: se descartó o es parte de otra entrada.",
        "answer.not.kind": "«{said}»: esto no se puede hacer con este tipo de punto.",
        "answer.not.already": "«{said}»: ya es así.",
        "answer.not.repeated": "«{said}»: ya se hizo cuando lo escribió la primera vez.",
        "answer.not.was_undone": "«{said}»: se hizo y se deshizo. Para hacerlo otra vez, responda a este correo.",
        "answer.not.overtaken": "«{said}»: algo pasó después de la carta a la que respondió. Su estado ahora: {state}. "
        "Por favor, mírelo, y responda a este correo si lo sigue queriendo.",
        "answer.not.after_letter": "«{said}»: llegó después de la carta a la que respondió. Por favor, responda a este "
        "correo.",
        "answer.not.officer": "«{said}»: solo lo puede hacer quien responde del consentimiento.",
        "answer.not.not_allowed": "«{said}»: ahora no se puede hacer. Su estado: {state}.",
        "answer.not.evidence": "«{said}»: la prueba no basta ({needs}). E2 es una respuesta a nuestra pregunta, E3 un "
        "documento con fecha de la persona, E4 un mensaje de la persona. Si la tiene, añádala, como E2.",
        "answer.not.which_person": "«{said}»: hay {count} personas en él. Por favor, añada cuál, como persona 1.",
        "answer.not.no_person": "«{said}»: solo hay {count} personas en él.",
        "answer.not.undo_unknown": "«{said}»: con ese número no se hizo nada.",
        "answer.not.undo_done": "«{said}»: ya se deshizo.",
        "answer.not.undo_late": "«{said}»: ya pasaron más de siete días.",
        "answer.not.undo_widens": "«{said}»: esto mostraría más de lo que se muestra ahora, y no se hace por correo. "
        "Por favor, pregunte a quien responde del consentimiento.",
        "answer.not.undo_overtaken": "«{said}»: mientras tanto su estado es: {state}; no hay nada que deshacer.",
        "answer.not.other": "«{said}»: no se hizo.",
        "answer.held": "Usted escribió que se retira el consentimiento. Está en pausa y no se muestra a nadie.",
        "answer.held_in_doubt": "Usted escribió que alguien retira el consentimiento, pero no de qué caso. Puede ser "
        "este, así que queda en pausa hasta que se sepa.",
        "answer.which": "Usted escribió que alguien retira el consentimiento, pero no de qué caso, y no tenemos "
        "ninguno que pueda ser. Por favor, díganos su número.",
        "unproven.no_code": "Un correo desde su dirección nos pidió hacer algo. No pudimos comprobar que viniera de "
        "usted, así que no se hizo nada. Si fue usted: por favor, responda al último resumen, desde esta dirección, y "
        "deje en su correo la línea con la clave de respuesta.",
        "unproven.expired": "Un correo desde su dirección respondió a una carta cuya clave ya es demasiado antigua, "
        "así que no se hizo nada. Por favor, responda al último resumen.",
        "unproven.failed": "Un correo que lleva su dirección nos pidió hacer algo. Nuestro servidor dice que no viene "
        "de donde debería, así que no se hizo nada. Si fue usted: por favor, envíelo otra vez desde su programa de "
        "correo habitual; si no fue usted, avise a quien lleva el pedido.",
        "scope.coalition": "la coalición",
        "scope.agency": "la agencia",
        "scope.public": "el público",
        "state.unassessed": "no se sabe nada del consentimiento",
        "state.claimed": "espera que se confirme",
        "state.pending": "espera la respuesta de la persona",
        "state.not_obtained": "sin consentimiento",
        "state.needs_review": "lo tiene que leer quien responde del consentimiento",
        "state.refused": "la persona dijo que no",
        "state.granted": "el consentimiento está registrado",
        "state.suspended": "está en pausa",
        "state.withdrawn": "retirado",
        "state.expired": "el consentimiento terminó",
        "state.other": "cambió",
    },
}
