"""One name from another script in several Latin spellings is one person; names that only look alike stay two."""

import pytest

from briefing.analysis.actors import merge_names


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Russian, Belarusian and Ukrainian, in English, German and Cyrillic letters
        ("Sviatlana Karalouskaya", "Svetlana Korolovskaya"),
        ("Siarhei Tsikhanovich", "Sergei Tikhanovich"),
        ("Maryia Kalenikava", "Maria Kolenikova"),
        ("Aliaksandr Marchanka", "Alexander Marchenko"),
        ("Serhii Hordiyenko", "Sergei Gordienko"),
        ("Kyrylo Danov", "Kirill Danov"),
        ("Wladimir Morosow", "Vladimir Morosov"),
        ("Michail Achmetow", "Mikhail Akhmetov"),
        ("Nikita Tschernow", "Nikita Chernov"),
        ("Jewgeni Roschin", "Yevgeny Rozhin"),
        ("Євген Коваль", "Yevhen Koval"),
        ("Евгений Громов", "Yevgeny Gromov"),
        ("Андрей Ершов", "Andriy Yershov"),
        # Arabic and Persian
        ("Hassan al-Masri", "Hasan Masri"),
        ("Mahmoud el-Sharif", "Mahmud al-Sherif"),
        ("Khalifa Haftar", "Khalifa Hifter"),
        ("Qasem Sulaimi", "Qassem Soleimi"),
        ("Ismail Nadiyeh", "Ismail Nadiya"),
        ("Ayman al-Zahawi", "Ayman Zahawi"),
        ("Ali Chamedi", "Ali Khamedi"),
        # Chinese, Japanese, Korean and Hungarian order, Wade-Giles
        ("Jinhao Xi", "Xi Jinhao"),
        ("Orbay Kálmán", "Kalman Orbay"),
        ("Kishimoto Haruo", "Haruo Kishimoto"),
        ("Kim Jong Eun", "Kim Jong-un"),
        ("Mao Tse-tung", "Mao Zedong"),
        ("Teng Hsiao-ping", "Deng Xiaoping"),
        # Greek, Turkic, South Slavic and German letters
        ("Αλέξης Τσίπρας", "Alexis Tsipras"),
        ("Əli Məmmədli", "Ali Mammadli"),
        ("Đorđe Marić", "Djordje Maric"),
        ("Jürgen Böhm", "Juergen Boehm"),
    ],
)
def test_one_person(left: str, right: str) -> None:
    first, second = merge_names([left, right], "person")
    assert first == second


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sviatlana Karalouskaya", "Siarhei Karalouski"),
        ("Elena Petrova", "Elena Petrovskaya"),
        ("Ivan Petrov", "Ivana Petrova"),
        ("Olena Kovalenka", "Oleh Kovalenko"),
        ("Sergei Lavrov", "Sergei Lavrentyev"),
        ("Ali Hasan", "Ali Hosni"),
        ("Ahmed Hamid", "Ahmed Hamad"),
        ("Khalid bin Rashid", "Khalid bin Nayef"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Il Sung", "Kim Jong Il"),
        ("Li Keqiang", "Li Qiang"),
        ("Wang Yi", "Wang Yang"),
        ("Peter Marten", "Paul Martin"),
        ("Abdullah II", "Abdullah bin Salim"),
        ("Robert Barton", "Robert Burtin"),
    ],
)
def test_two_people(left: str, right: str) -> None:
    first, second = merge_names([left, right], "person")
    assert first != second
