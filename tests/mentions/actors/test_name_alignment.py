"""Spellings of one name fit; other names of similar letters do not."""

import pytest

from lapwing.mentions.actors.alignment import names_fit
from lapwing.mentions.actors.people import MIN_FIT, MIN_FULL_FIT

SAME = """
Sergey Shoygu/Sergei Shoigu
Shoygu/Shoigu
Sergej Schoigu/Sergei Shoigu
Mohammad Bagheri/Mohammad Baqeri
Bagheri/Baqeri
Valery Gerasimov/Valeri Guerassimov
Muammar Gaddafi/Moammar Gadhafi
Gaddafi/Qadhafi
Qaddafi/Kadafi
Volodymyr Zelensky/Volodymyr Zelenskyy
Zelensky/Zelenskiy
Recep Tayyip Erdogan/Recep Tayyip Erdoğan
Erdogan/Erdoğan
Ebrahim Raisi/Ibrahim Raeesi
Raisi/Raeesi
Netanyahu/Netanjahu
Benjamin Netanyahu/Binyamin Netanyahu
Ali Khamenei/Ali Khamene'i
Sergei Lavrov/Sergej Lawrow
Bashar al-Assad/Bashar al-Asad
Kim Jong Un/Kim Jong-un
Lukashenko/Lukashenka
Hassan Rouhani/Hasan Ruhani
Mohammad Javad Zarif/Mohamed Dschawad Sarif
Amir Hatami/Amir Khatami
Kassym-Jomart Tokayev/Kassym-Jomart Tokaev
Omar al-Bashir/Umar al-Bashir
Faisal Mekdad/Faysal Mikdad
Vladimir Putin/Vladimir Poutine
Saddam Hussein/Saddam Hussain
Abdel Fattah al-Burhan/Abdul Fattah al-Burhan
Xi Jinping/Jinping Xi
Dmitry Medvedev/Dmitri Medvedev
Khalid Mishal/Khaled Meshal
"""
OTHER = """
Li Qiang/Li Keqiang
Li Qiang/Li Guoying
Li Peng/Li Ping
Wang Yi/Wang Yu
Wang Yi/Wang Yang
Kim Jong-un/Kim Jong-il
Kim Jong-un/Kim Yong-nam
Xi/Xie
Xi/Si
Zhang Jun/Zheng Jun
Chen Gang/Shen Gang
George Bush/George Brown
Hassan Rouhani/Hussein Rouhani
Raul Castro/Fidel Castro
Ali Khamenei/Ali Larijani
Mohammad Khatami/Mohammad Khamenei
Ahmed Ouyahia/Hamed Ouyahia
Alexander Stubb/Alexandra Stubb
Igor Ivanov/Igor Ivanova
Lech Kaczynski/Jaroslaw Kaczynski
Sergei Ivanov/Sergei Ivashov
Salam Fayyad/Salim Fayyad
Ivan Duque/Evan Duque
Mariano Rajoy/Mariana Rajoy
Joe Biden/Joe Baden
Hun Sen/Hun Sin
Park Geun-hye/Park Jin
Petro/Pedro
Donald Trump/Donald Tusk
Wen Jiabao/Wen Jiabo
Nguyen Xuan Phuc/Nguyen Phu Trong
"""


def pairs(table: str) -> list[list[str]]:
    """The pairs of a table."""
    return [line.split("/") for line in table.split("\n") if line]


def fits(one: str, other: str) -> bool:
    """Whether two names are near enough for one to be grounded as the other."""
    bar = MIN_FIT if " " not in one else MIN_FULL_FIT
    return min(names_fit(one, other), names_fit(other, one)) >= bar


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_spellings_of_one_name_fit(one: str, other: str) -> None:
    """Letters that romanisations exchange do not make another person."""
    assert fits(one, other)


@pytest.mark.parametrize(("one", "other"), pairs(OTHER))
def test_other_words_of_similar_letters_do_not_fit(one: str, other: str) -> None:
    """A given name or family name that is another word is another person."""
    assert not fits(one, other)


def test_a_lone_family_name_fits_less_than_the_full_name() -> None:
    """Vague: the family name may be anyone's of the family."""
    assert 0.8 <= names_fit("Lavrov", "Sergei Lavrov") < names_fit("Sergey Lavrov", "Sergei Lavrov")
