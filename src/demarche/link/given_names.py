"""Given names that the news mostly uses of men, or of women: enough to keep "she" from a Laurent.

Common names of many languages, from general knowledge; names that both men and women bear are left out.
"""

from __future__ import annotations

from typing import Final

WOMEN: Final = frozenset(
    """angela condoleezza hillary madeleine margaret theresa benazir indira sonia cristina dilma michelle aung megawati gloria
    corazon tansu ursula christine federica catherine mary maria anna anne ann elizabeth susan sarah julia julie helen helena
    laura linda barbara patricia jennifer karen nancy lisa betty sandra carol ruth sharon diana jane joan janet alice emma olga
    natalia tatiana yulia irina elena svetlana marina ekaterina ludmila larisa nadia leila fatima aisha khadija zainab maryam
    miriam rachel rebecca tzipi golda hanan shirin zahra parvin asma salma rania fatou ellen joyce winnie graca claudia monica
    martina petra ingrid eva gisela birgit dora ulla anita pamela tasnim asma shireen sheikh-hasina hasina khaleda chandrika
    pratibha mamata jayalalithaa sushma nirmala yoko yuriko makiko sadako akie yuko keiko kim-yo-jong nkosazana ngozi amina
    wangari phumzile erna mette sanna kaja jacinda jenny penny louise clare claire charlotte edith simone segolene martine
    florence marine valerie nathalie nicole veronique isabel isabelle carmen mercedes rosa lucia beatriz gabriela violeta
    rigoberta dolores teresa giorgia emma francesca paola daniela samantha stephanie heather dana kathleen karine jen
    victoria mireille najat aminata""".split()
)
MEN: Final = (
    frozenset(
        """john james robert michael william david richard charles joseph thomas george donald ronald bill tony gordon jack kenneth
    paul mark stephen steven edward peter henry frank nicholas christopher colin dick newt warren lawrence strobe dennis boris
    vladimir sergei dmitry yevgeny mikhail viktor igor ivan yuri nikolai alexander andrei anatoly pavel oleg leonid eduard
    jacques francois nicolas dominique-marie lionel alain charles herve philippe michel laurent emmanuel gerard bernard jean
    pierre helmut gerhard joschka klaus frank-walter wolfgang horst hans otto romano silvio giulio massimo franco giorgio carlo
    lamberto jose javier felipe juan carlos luis fidel hugo raul alberto ernesto eduardo fernando alejandro mohammed mohamed
    muhammad mahmoud mahmud ahmed ahmad ali hassan hussein husayn saddam yasser yitzhak benjamin shimon ariel ehud ismail
    abdul abdullah abdallah omar osama hosni bashar hafez rafik rafiq farouk tariq tareq ibrahim khaled khalid mustafa mustapha
    nabil saeb amr anwar ayman hamid pervez nawaz shaukat atal manmohan rajiv kofi boutros nelson thabo robert joseph mobutu
    daniel yoweri paul meles olusegun sani laurent-desire kim-jong jiang li zhu hu wen deng tang qian ryutaro junichiro shinzo
    yohei taro suharto mahathir lee goh fidel joseph hun norodom ranariddh rauf recep suleyman bulent abdullah necmettin
    slobodan franjo alija radovan ratko zoran vojislav lech aleksander vaclav viktor traian ion emil sali fatos kostas costas
    andreas glafcos tassos ban antonio javier xavier jens anders carl goran poul wim jan willem guy leo""".split()
    )
    - WOMEN
)
