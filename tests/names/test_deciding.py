"""One person or two: a pair of mentions a line, each with name, office, country and day."""

from __future__ import annotations

import pytest

from dragoman.names import Known, compare, personal
from tests.reading import table

# fmt: off
ONE = """\
Ban Ki-moon | Secretary-General |  | 2012  ==  Pan Ki-mun | Foreign Minister | KOR | 2005
Roh Moo-hyun | President | KOR | 2005  ==  No Mu-hyŏn | President | KOR | 2005
Park Geun-hye | President | KOR | 2014  ==  Pak Kŭn-hye | President | KOR | 2014
Kim Dae-jung | President | KOR | 2000  ==  Kim Tae-chung | President | KOR | 2000
Chun Doo-hwan | President | KOR | 1983  ==  Jeon Du-hwan | President | KOR | 1983
Lee Hoi-chang | presidential candidate | KOR | 2002  ==  Yi Hoe-ch'ang | party leader | KOR | 2001
Choi Kyu-hah | President | KOR | 1980  ==  Choe Gyu-ha | President | KOR | 1980
Han Seung-soo | Foreign Minister | KOR | 2001  ==  Han Sung-su | Prime Minister | KOR | 2008
Yun Byung-se | Foreign Minister | KOR | 2014  ==  Yoon Byeong-se | Foreign Minister | KOR | 2014
Kim Yo-jong | vice department director | PRK | 2020  ==  Kim Yo Jong | deputy director | PRK | 2021
Choe Ryong-hae | President of the Presidium | PRK | 2020  ==  Choi Ryong Hae | Vice Chairman | PRK | 2016
Hwang Pyong-so | Vice Marshal | PRK | 2015  ==  Hwang Byong-so | Director of General Political Bureau | PRK | 2015
Ri Su-yong | Foreign Minister | PRK | 2015  ==  Lee Soo-yong | Foreign Minister | PRK | 2015
Kim Kye-gwan | Vice Foreign Minister | PRK | 2007  ==  Kim Gye-kwan | chief nuclear negotiator | PRK | 2007
Cho Myung-gyon | Unification Minister | KOR | 2018  ==  Jo Myeong-gyun | Unification Minister | KOR | 2018
Kim Yong-chol | Vice Chairman | PRK | 2018  ==  Kim Young-chul | former spy chief | PRK | 2018
Cheong Seong-chang | analyst | KOR | 2020  ==  Chung Sung-chang | analyst | KOR | 2020
Chung Mong-joon | lawmaker | KOR | 2002  ==  Jeong Mong-jun | presidential candidate | KOR | 2002
Yoo Myung-hwan | Foreign Minister | KOR | 2009  ==  Yu Myong-hwan | Foreign Minister | KOR | 2009
Lim Dong-won | Unification Minister | KOR | 2001  ==  Im Tong-won | Unification Minister | KOR | 2001
Shin Won-sik | Defense Minister | KOR | 2024  ==  Shin Won-sik | National Security Adviser | KOR | 2024-10
Minister Cho | Foreign Minister | KOR | 2024-05  ==  Cho Tae-yul | Foreign Minister | KOR | 2024-06
President Yoon | President | KOR | 2023-05  ==  Yun Sok-yol | President | KOR | 2023-06
Yasuhiro Nakasone | Prime Minister | JPN | 1985  ==  Nakasone Yasuhiro | Prime Minister | JPN | 1985
Ryutaro Hashimoto | Prime Minister | JPN | 1997  ==  Hashimoto Ryūtarō | Prime Minister | JPN | 1997
Toshimitsu Motegi | Foreign Minister | JPN | 2025-11  ==  Motegi Toshimitsu | Trade Minister | JPN | 2013
Yoshihide Suga | Chief Cabinet Secretary | JPN | 2018  ==  Suga Yosihide | Prime Minister | JPN | 2020
Junichiro Koizumi | Prime Minister | JPN | 2003  ==  Koizumi Jun'ichirō | Prime Minister | JPN | 2003
Kiichi Miyazawa | Prime Minister | JPN | 1992  ==  Miyazawa Kiiti | Prime Minister | JPN | 1992
Tsutomu Hata | Prime Minister | JPN | 1994  ==  Hata Tutomu | Prime Minister | JPN | 1994
Sadako Ogata | UN High Commissioner for Refugees |  | 1995  ==  Ogata Sadako | president of JICA | JPN | 2005
Yuriko Koike | Governor of Tokyo | JPN | 2018  ==  Koike Yuriko | Defense Minister | JPN | 2007
Katsuya Okada | Foreign Minister | JPN | 2010  ==  Okada Katuya | Foreign Minister | JPN | 2010
Seiji Maehara | Foreign Minister | JPN | 2011  ==  Maehara Seizi | Foreign Minister | JPN | 2011
Shinjiro Koizumi | Defense Minister | JPN | 2025-11  ==  Koizumi Sinziroh | Defense Minister | JPN | 2025-11
Foreign Minister Iwaya | Foreign Minister | JPN | 2025-02  ==  Takeshi Iwaya | Foreign Minister | JPN | 2025-03
Deng Xiaoping | Vice Premier | CHN | 1979  ==  Teng Hsiao-p'ing | Vice Premier | CHN | 1979
Zhou Enlai | Premier | CHN | 1972  ==  Chou En-lai | Premier | CHN | 1972
Zhu Rongji | Premier | CHN | 1999  ==  Chu Jung-chi | Premier | CHN | 1999
Jiang Zemin | President | CHN | 1998  ==  Chiang Tse-min | President | CHN | 1998
Wen Jiabao | Premier | CHN | 2008  ==  Wen Chia-pao | Premier | CHN | 2008
Qian Qichen | Foreign Minister | CHN | 1990  ==  Ch'ien Ch'i-ch'en | Vice Premier | CHN | 1999
Hua Chunying | Foreign Ministry spokeswoman | CHN | 2019  ==  Hwa Chun-ying | Assistant Foreign Minister | CHN | 2021
Zhao Lijian | Foreign Ministry spokesman | CHN | 2020  ==  Chao Li-chien | Foreign Ministry spokesman | CHN | 2020
Ma Ying-jeou | President | TWN | 2012  ==  Ma Yingjiu | President | TWN | 2012
Chen Shui-bian | President | TWN | 2004  ==  Chen Shuibian | President | TWN | 2004
Lee Teng-hui | President | TWN | 1996  ==  Li Denghui | President | TWN | 1996
Lien Chan | Vice President | TWN | 1998  ==  Lian Zhan | party chairman | TWN | 2005
Su Tseng-chang | Premier | TWN | 2020  ==  Su Zhenchang | Premier | TWN | 2020
Hung Hsiu-chu | party chair | TWN | 2016  ==  Hong Xiuzhu | party chair | TWN | 2016
Wang Jin-pyng | Speaker | TWN | 2010  ==  Wang Jinping | Speaker | TWN | 2010
Hou Yu-ih | Mayor of New Taipei | TWN | 2022  ==  Hou Youyi | presidential candidate | TWN | 2023
Ko Wen-je | Mayor of Taipei | TWN | 2019  ==  Ke Wenzhe | Mayor of Taipei | TWN | 2019
Cho Jung-tai | Premier | TWN | 2024  ==  Zhuo Rongtai | Premier | TWN | 2024
John Tsang | Financial Secretary | HKG | 2015  ==  Tsang Chun-wah | Financial Secretary | HKG | 2015
Regina Ip | Secretary for Security | HKG | 2003  ==  Ip Lau Suk-yee | Secretary for Security | HKG | 2003
Goh Chok Tong | Prime Minister | SGP | 1995  ==  Wu Zuodong | Prime Minister | SGP | 1995
Ouyang Yujing | Ambassador to Malaysia | CHN | 2021  ==  Ouyang Yu-ching | Ambassador to Malaysia | CHN | 2021
Wang Yi | Foreign Minister | CHN | 2015  ==  Wang Yi | State Councilor | CHN | 2019
Boutros Boutros-Ghali | Secretary-General |  | 1993  ==  Butrus Butrus Ghali | Deputy Foreign Minister | EGY | 1980
Sameh Shoukry | Foreign Minister | EGY | 2018  ==  Samih Shukri | Foreign Minister | EGY | 2018
Mohamed Morsi | President | EGY | 2013  ==  Muhammad Mursi | President | EGY | 2013
Mohamed ElBaradei | Director General |  | 2005  ==  Muhammad al-Baradei | Vice President | EGY | 2013
Nouri al-Maliki | Prime Minister | IRQ | 2010  ==  Maliki | Prime Minister | IRQ | 2010
Haider al-Abadi | Prime Minister | IRQ | 2015  ==  Haydar al-'Abadi | Prime Minister | IRQ | 2015
Hoshyar Zebari | Foreign Minister | IRQ | 2008  ==  Hoshiyar Zibari | Foreign Minister | IRQ | 2008
Muqtada al-Sadr | cleric | IRQ | 2006  ==  Moqtada Sadr | cleric | IRQ | 2007
Mustafa al-Kadhimi | Prime Minister | IRQ | 2021  ==  Mustafa Kazemi | Prime Minister | IRQ | 2021
Adel al-Jubeir | Foreign Minister | SAU | 2016  ==  Adil al-Jubayr | Foreign Minister | SAU | 2016
Saud al-Faisal | Foreign Minister | SAU | 2005  ==  Sa'ud Al-Faysal | Foreign Minister | SAU | 2005
Mohammed bin Zayed | President | ARE | 2023  ==  Mohamed bin Zayed Al Nahyan | President | ARE | 2023
Tamim bin Hamad Al Thani | Emir | QAT | 2020  ==  Sheikh Tamim | Emir | QAT | 2020
Nasser Bourita | Foreign Minister | MAR | 2020  ==  Nasir Burita | Foreign Minister | MAR | 2020
Saadeddine Othmani | Prime Minister | MAR | 2019  ==  Saad-Eddine El Othmani | Prime Minister | MAR | 2019
Zine El Abidine Ben Ali | President | TUN | 2008  ==  Zayn al-Abidin bin Ali | President | TUN | 2008
Rached Ghannouchi | Speaker | TUN | 2020  ==  Rashid al-Ghannushi | party leader | TUN | 2013
Abdelaziz Bouteflika | President | DZA | 2010  ==  Abd al-Aziz Butafliqa | President | DZA | 2010
Ramtane Lamamra | Foreign Minister | DZA | 2022  ==  Ramdane Lamamra | Foreign Minister | DZA | 2022
Khalifa Haftar | commander | LBY | 2019  ==  Khalifah Hifter | general | LBY | 2019
Fayez al-Sarraj | Prime Minister | LBY | 2019  ==  Faiez Serraj | Prime Minister | LBY | 2019
Abdul Hamid Dbeibah | Prime Minister | LBY | 2022  ==  Abdulhamid al-Dabaiba | Prime Minister | LBY | 2022
Walid Muallem | Foreign Minister | SYR | 2012  ==  Walid al-Moallem | Foreign Minister | SYR | 2012
Hassan Nasrallah | leader of Hezbollah | LBN | 2010  ==  Hasan Nasralla | Hezbollah Secretary-General | LBN | 2010
Ayman Safadi | Foreign Minister | JOR | 2020  ==  Ayman al-Safadi | Deputy Prime Minister | JOR | 2021
Abd Rabbuh Mansur Hadi | President | YEM | 2015  ==  Abdrabbuh Mansour Hadi | President | YEM | 2015
Abdel-Malek al-Houthi | leader of the Houthis | YEM | 2020  ==  Abdul-Malik al-Huthi | leader | YEM | 2021
Mohammad Javad Zarif | Foreign Minister | IRN | 2015  ==  Mohammed Jawad Zarif | Foreign Minister | IRN | 2015
Mahmoud Ahmadinejad | President | IRN | 2010  ==  Mahmud Ahmadi-Nejad | President | IRN | 2010
Ebrahim Raisi | President | IRN | 2022  ==  Ibrahim Ra'isi | President | IRN | 2022
Qassem Soleimani | commander of Quds Force | IRN | 2018  ==  Qasem Suleimani | general | IRN | 2018
Hassan Rouhani | President | IRN | 2015  ==  Hasan Rowhani | President | IRN | 2015
Abbas Araghchi | Foreign Minister | IRN | 2025  ==  Abbas Araqchi | Deputy Foreign Minister | IRN | 2018
Shahbaz Sharif | Prime Minister | PAK | 2023  ==  Shehbaz Sharif | Prime Minister | PAK | 2023
Hamid Karzai | President | AFG | 2005  ==  Hamed Karzai | President | AFG | 2005
Ashraf Ghani | President | AFG | 2018  ==  Ashraf Ghani Ahmadzai | President | AFG | 2018
Qaboos bin Said | Sultan | OMN | 2010  ==  Sultan Qabus | Sultan | OMN | 2010
Yusuf bin Alawi | Foreign Minister | OMN | 2015  ==  Youssef bin Alawi bin Abdullah | Foreign Minister | OMN | 2015
Sabah al-Khalid al-Sabah | Prime Minister | KWT | 2020  ==  Sabah Khaled Al-Hamad Al-Sabah | Foreign Minister | KWT | 2018
Omar al-Bashir | President | SDN | 2010  ==  Umar al-Bashir | President | SDN | 2010
Abdel Fattah al-Burhan | Chairman of Sovereignty Council | SDN | 2022  ==  Abdul Fattah Burhan | general | SDN | 2022
Mahmoud Abbas | President | PSE | 2020  ==  Mahmud Abbas | President | PSE | 2020
Mohammed Dahlan | security chief | PSE | 2005  ==  Muhammad Dahlan | lawmaker | PSE | 2006
Mikhail Mishustin | Prime Minister | RUS | 2022  ==  Michail Mischustin | Prime Minister | RUS | 2022
Sergei Shoigu | Defence Minister | RUS | 2020  ==  Sergej Schoigu | Defence Minister | RUS | 2020
Yevgeny Prigozhin | businessman | RUS | 2022  ==  Jewgeni Prigoschin | head of Wagner | RUS | 2023
Alexei Navalny | opposition leader | RUS | 2020  ==  Alexej Nawalny | opposition leader | RUS | 2020
Valentina Matviyenko | Speaker of Federation Council | RUS | 2020  ==  Walentina Matwijenko | Speaker of Federation Council | RUS | 2020
Yuri Andropov | General Secretary |  | 1983  ==  Iouri Andropov | General Secretary |  | 1983
Andrei Gromyko | Foreign Minister |  | 1975  ==  Andreï Gromyko | Foreign Minister |  | 1975
Eduard Shevardnadze | Foreign Minister |  | 1988  ==  Eduard Schewardnadse | President | GEO | 1999
Alexander Lavrentyev | presidential envoy for Syria | RUS | 2018  ==  Aleksandr Lavrentiev | envoy | RUS | 2018
Dmitry Rogozin | Deputy Prime Minister | RUS | 2014  ==  Dmitrii Rogozin | head of Roscosmos | RUS | 2020
Kirill Dmitriev | head of RDIF | RUS | 2025  ==  Kirill Dmitriyev | special envoy | RUS | 2025
Vyacheslav Volodin | Speaker of State Duma | RUS | 2020  ==  Wjatscheslaw Wolodin | Duma speaker | RUS | 2020
Mykhailo Podolyak | presidential adviser | UKR | 2022  ==  Mikhail Podoliak | adviser | UKR | 2022
Oleksiy Reznikov | Defence Minister | UKR | 2022  ==  Alexei Reznikov | Defence Minister | UKR | 2022
Andrii Sybiha | Foreign Minister | UKR | 2025  ==  Andrey Sibiga | Foreign Minister | UKR | 2025
Valeriy Zaluzhnyi | Commander-in-Chief | UKR | 2022  ==  Valery Zaluzhny | Ambassador to Britain | UKR | 2024
Yulia Svyrydenko | Prime Minister | UKR | 2025  ==  Yuliya Sviridenko | Economy Minister | UKR | 2023
Leonid Kuchma | President | UKR | 2000  ==  Leonid Koutchma | President | UKR | 2000
Viktor Yushchenko | President | UKR | 2006  ==  Wiktor Juschtschenko | President | UKR | 2006
Viktor Yanukovych | President | UKR | 2012  ==  Viktor Ianoukovitch | President | UKR | 2012
Oleksandr Syrskyi | Commander-in-Chief | UKR | 2024  ==  Alexander Syrsky | general | UKR | 2024
Yulia Tymoshenko | Prime Minister | UKR | 2009  ==  Julia Timoschenko | Prime Minister | UKR | 2009
Sviatlana Tsikhanouskaya | opposition leader | BLR | 2021  ==  Svetlana Tikhanovskaya | opposition leader | BLR | 2021
Alexander Lukashenko | President | BLR | 2020  ==  Aliaksandr Lukashenka | President | BLR | 2020
Vladimir Makei | Foreign Minister | BLR | 2020  ==  Uladzimir Makiej | Foreign Minister | BLR | 2020
Nursultan Nazarbayev | President | KAZ | 2010  ==  Noursoultan Nazarbaïev | President | KAZ | 2010
Ilham Aliyev | President | AZE | 2020  ==  İlham Əliyev | President | AZE | 2020
Jeyhun Bayramov | Foreign Minister | AZE | 2023  ==  Ceyhun Bayramov | Foreign Minister | AZE | 2023
Shavkat Mirziyoyev | President | UZB | 2022  ==  Chavkat Mirzioïev | President | UZB | 2022
Nikol Pashinyan | Prime Minister | ARM | 2021  ==  Nikol Paschinjan | Prime Minister | ARM | 2021
Mikheil Saakashvili | President | GEO | 2008  ==  Mikhail Saakachvili | President | GEO | 2008
Margaret Beckett | Foreign Secretary | GBR | 2006  ==  Mrs. Beckett | Foreign Secretary | GBR | 2006
Joseph R. Biden Jr. | President | USA | 2022  ==  Joe Biden | President | USA | 2022
William J. Burns | CIA Director | USA | 2022  ==  Bill Burns | Deputy Secretary of State | USA | 2012
Michael R. Pompeo | Secretary of State | USA | 2019  ==  Mike Pompeo | CIA Director | USA | 2017
J.D. Vance | Vice President | USA | 2025  ==  James David Vance | Vice President | USA | 2025
Antony J. Blinken | Secretary of State | USA | 2022  ==  Tony Blinken | Secretary of State | USA | 2022
Dominique de Villepin | Foreign Minister | FRA | 2003  ==  Villepin | Foreign Minister | FRA | 2003
Jean-Yves Le Drian | Foreign Minister | FRA | 2020  ==  Jean Yves Le Drian | Defence Minister | FRA | 2015
Charles de Gaulle | President | FRA | 1965  ==  General de Gaulle | President | FRA | 1965
Gerhard Schröder | Chancellor | DEU | 2003  ==  Gerhard Schroeder | Chancellor | DEU | 2003
Frank-Walter Steinmeier | President | DEU | 2020  ==  F.-W. Steinmeier | Foreign Minister | DEU | 2015
Sebastian Kurz | Chancellor | AUT | 2019  ==  Sebastian Kurz | Foreign Minister | AUT | 2015
Miguel Ángel Moratinos | Foreign Minister | ESP | 2006  ==  Miguel Angel Moratinos Cuyaubé | Foreign Minister | ESP | 2006
Felipe González | Prime Minister | ESP | 1990  ==  Felipe González Márquez | Prime Minister | ESP | 1990
Arancha González Laya | Foreign Minister | ESP | 2020  ==  Arancha Gonzalez | Foreign Minister | ESP | 2020
Luiz Inácio Lula da Silva | President | BRA | 2023  ==  Lula | President | BRA | 2023
Celso Amorim | Foreign Minister | BRA | 2008  ==  Celso Luiz Nunes Amorim | Foreign Minister | BRA | 2008
Claudia Sheinbaum | President | MEX | 2025  ==  Claudia Sheinbaum Pardo | President | MEX | 2025
Fidel Castro Ruz | President | CUB | 2000  ==  Fidel Castro | President | CUB | 2000
Lech Wałęsa | President | POL | 1993  ==  Lech Walesa | trade union leader | POL | 1985
Miloš Zeman | President | CZE | 2018  ==  Milos Zeman | Prime Minister | CZE | 2000
Ferenc Gyurcsány | Prime Minister | HUN | 2007  ==  Gyurcsany Ferenc | Prime Minister | HUN | 2007
Aleksandar Vučić | President | SRB | 2020  ==  Aleksandar Vucic | Prime Minister | SRB | 2015
Slobodan Milošević | President | SRB | 1999  ==  Slobodan Milosevich | President | SRB | 1999
Alexis Tsipras | Prime Minister | GRC | 2016  ==  Alexandros Tsipras | Prime Minister | GRC | 2016
Yorgos Papandreou | Foreign Minister | GRC | 2002  ==  George Papandreou | Foreign Minister | GRC | 2002
Ahmet Davutoğlu | Foreign Minister | TUR | 2012  ==  Ahmet Davutoglu | Prime Minister | TUR | 2015
Mevlüt Çavuşoğlu | Foreign Minister | TUR | 2020  ==  Mevlut Cavusoglu | Foreign Minister | TUR | 2020
Hakan Fidan | intelligence chief | TUR | 2020  ==  Hakan Fidan | Foreign Minister | TUR | 2024
Jaap de Hoop Scheffer | NATO Secretary-General |  | 2006  ==  De Hoop Scheffer | Foreign Minister | NLD | 2003
Margot Wallström | Foreign Minister | SWE | 2016  ==  Margot Wallstrom | Foreign Minister | SWE | 2016
Jonas Gahr Støre | Foreign Minister | NOR | 2010  ==  Jonas Gahr Store | Prime Minister | NOR | 2022
S. Jaishankar | External Affairs Minister | IND | 2022  ==  Subrahmanyam Jaishankar | Foreign Secretary | IND | 2016
Atal Bihari Vajpayee | Prime Minister | IND | 2001  ==  A. B. Vajpayee | Prime Minister | IND | 2001
Phạm Minh Chính | Prime Minister | VNM | 2022  ==  Pham Minh Chinh | Prime Minister | VNM | 2022
Retno Marsudi | Foreign Minister | IDN | 2020  ==  Retno Lestari Priansari Marsudi | Foreign Minister | IDN | 2020
Abiy Ahmed | Prime Minister | ETH | 2020  ==  Abiy Ahmed Ali | Prime Minister | ETH | 2020
Cyril Ramaphosa | President | ZAF | 2020  ==  Matamela Cyril Ramaphosa | President | ZAF | 2020
John Mahama | President | GHA | 2014  ==  John Dramani Mahama | President | GHA | 2014
Moussa Faki Mahamat | Chairperson of the African Union Commission |  | 2020  ==  Moussa Faki | Prime Minister | TCD | 2004
"""

TWO = """\
Kim Jong-un | leader | PRK | 2019  <>  Kim Jong-il | leader | PRK | 2009
Cho Hyun | Foreign Minister | KOR | 2025-08  <>  Cho Hyun-dong | ambassador to the United States | KOR | 2025-07
Kim Hyun-chong | Trade Minister | KOR | 2018  <>  Kim Hyun-mee | Land Minister | KOR | 2018
Lee Nak-yon | Prime Minister | KOR | 2018  <>  Lee Jae-myung | party leader | KOR | 2022
Kim Min-seok | Prime Minister | KOR | 2025  <>  Kim Myung-soo | Chairman of Joint Chiefs of Staff | KOR | 2025
Moon Hee-sang | Speaker | KOR | 2019  <>  Moon Jae-in | President | KOR | 2019
Chung Dong-young | Unification Minister | KOR | 2025  <>  Chung Dong-chae | Culture Minister | KOR | 2005
Ri Chun-hee | announcer | PRK | 2016  <>  Ri Chun-hwa | official | PRK | 2016
Park Chung-hee | President | KOR | 1975  <>  Park Chung-hoon | Prime Minister | KOR | 1980
Kim Young-sam | President | KOR | 1995  <>  Kim Yong-nam | President of the Presidium | PRK | 2005
Takeo Fukuda | Prime Minister | JPN | 1977  <>  Yasuo Fukuda | Prime Minister | JPN | 2008
Kenji Kosaka | Education Minister | JPN | 2006  <>  Kenta Kosaka | Lawmaker | JPN | 2006
Hirofumi Nakasone | Foreign Minister | JPN | 2009  <>  Yasuhiro Nakasone | Prime Minister | JPN | 1985
Itsunori Onodera | Defense Minister | JPN | 2014  <>  Gen Nakatani | Defense Minister | JPN | 2015
Shoichi Watanabe | ambassador to Chad | JPN | 2010  <>  Joichi Watanabe | ambassador to Mali | JPN | 2010
Li Keqiang | Premier | CHN | 2015  <>  Li Qiang | Premier | CHN | 2023
Li Peng | Premier | CHN | 1990  <>  Li Peng | Ambassador to Chad | CHN | 2020
Wang Yi | Foreign Minister | CHN | 2015  <>  Wang Yang | Vice Premier | CHN | 2015
Zhang Jun | Permanent Representative to the United Nations | CHN | 2021  <>  Zhang Yun | general | CHN | 2021
Chen Xu | Ambassador to the United Nations | CHN | 2022  <>  Chen Xi | Head of Organization Department | CHN | 2022
Ma Zhaoxu | Vice Foreign Minister | CHN | 2020  <>  Ma Xiaowei | Health Minister | CHN | 2020
Qin Gang | Foreign Minister | CHN | 2023-03  <>  Jin Gang | Deputy Mayor | CHN | 2023-03
Hu Chunhua | Vice Premier | CHN | 2019  <>  Hua Chunying | spokeswoman | CHN | 2019
Hafez al-Assad | President | SYR | 1995  <>  Bashar al-Assad | President | SYR | 2005
Saad Hariri | Prime Minister | LBN | 2010  <>  Rafik Hariri | Prime Minister | LBN | 2003
King Hussein | King | JOR | 1990  <>  King Abdullah II | King | JOR | 2010
Ali Khamenei | Supreme Leader | IRN | 2015  <>  Ruhollah Khomeini | Supreme Leader | IRN | 1985
Shehbaz Sharif | Prime Minister | PAK | 2023  <>  Nawaz Sharif | Prime Minister | PAK | 2015
Mohammed bin Nayef | Crown Prince | SAU | 2016  <>  Nayef bin Abdulaziz | Crown Prince | SAU | 2012
Turki al-Faisal | intelligence chief | SAU | 2000  <>  Khalid al-Faisal | Governor of Mecca | SAU | 2010
Ammar al-Hakim | party leader | IRQ | 2015  <>  Mohammed Baqir al-Hakim | ayatollah | IRQ | 2003
Heydar Aliyev | President | AZE | 2000  <>  Ilham Aliyev | President | AZE | 2010
Sergei Ivanov | Defence Minister | RUS | 2005  <>  Viktor Ivanov | drug agency chief | RUS | 2010
Alexander Novak | Energy Minister | RUS | 2018  <>  Alexei Novak | official | RUS | 2018
Volodymyr Groysman | Prime Minister | UKR | 2017  <>  Volodymyr Zelensky | President | UKR | 2020
Nikolai Patrushev | Secretary of Security Council | RUS | 2020  <>  Nikolai Tokarev | head of Transneft | RUS | 2020
Vladimir Kolokoltsev | Interior Minister | RUS | 2018  <>  Vladimir Kolosov | ambassador | RUS | 2018
James Cameron | film director | CAN | 2010  <>  David Cameron | Prime Minister | GBR | 2010
Jeremy Hunt | Foreign Secretary | GBR | 2018  <>  Jeremy Corbyn | opposition leader | GBR | 2018
Robert F. Kennedy | Attorney General | USA | 1963  <>  Robert F. Kennedy Jr. | Health Secretary | USA | 2025
John F. Kennedy | President | USA | 1962  <>  Robert F. Kennedy | Attorney General | USA | 1962
Donald Trump | President | USA | 2019  <>  Donald Trump Jr. | businessman | USA | 2019
John Kerry | Secretary of State | USA | 2015  <>  John Bolton | National Security Adviser | USA | 2018
Gerhard Schröder | Chancellor | DEU | 2003  <>  Gerhard Schröder | Foreign Minister | DEU | 1963
Cristina Fernández de Kirchner | President | ARG | 2012  <>  Nestor Kirchner | President | ARG | 2005
Fidel Castro | President | CUB | 2000  <>  Raúl Castro | President | CUB | 2010
Lech Kaczyński | President | POL | 2008  <>  Jarosław Kaczyński | Prime Minister | POL | 2007
Zsolt Németh | State Secretary | HUN | 2011  <>  Szilárd Németh | State Secretary | HUN | 2020
Alija Izetbegović | President | BIH | 1995  <>  Bakir Izetbegović | member of Presidency | BIH | 2012
Georgios Papandreou | Prime Minister | GRC | 1965  <>  Andreas Papandreou | Prime Minister | GRC | 1985
Jeppe Kofod | Foreign Minister | DNK | 2020  <>  Jeppe Tranholm-Mikkelsen | Secretary-General |  | 2020
Rajiv Gandhi | Prime Minister | IND | 1986  <>  Rahul Gandhi | lawmaker | IND | 2015
Nguyen Phu Trong | General Secretary | VNM | 2018  <>  Nguyen Xuan Phuc | Prime Minister | VNM | 2018
Joseph Kabila | President | COD | 2010  <>  Laurent-Désiré Kabila | President | COD | 1999
John Kufuor | President | GHA | 2005  <>  John Mahama | President | GHA | 2014
"""
# fmt: on


def known(told: str) -> Known:
    """A mention: "name | office | country | day"."""
    name, office, country, day = (field.strip() for field in told.split("|"))
    offices = (office,) if office else ()
    return Known(name=personal(name, table().name_rules), offices=offices, country=country or None, first=day, last=day)


@pytest.mark.parametrize("pair", ONE.splitlines())
def test_one_person(pair: str) -> None:
    one, other = map(known, pair.split("  ==  "))
    decision = compare(one, other, table())
    assert decision.verdict == "same", decision


@pytest.mark.parametrize("pair", TWO.splitlines())
def test_two_persons(pair: str) -> None:
    one, other = map(known, pair.split("  <>  "))
    decision = compare(one, other, table())
    assert decision.verdict != "same", decision


@pytest.mark.parametrize(
    "pair", [*ONE.splitlines()[::5], *(line.replace("<>", "==") for line in TWO.splitlines()[::3])]
)
def test_who_comes_first_decides_nothing(pair: str) -> None:
    one, other = map(known, pair.split("  ==  "))
    assert compare(one, other, table()).score == compare(other, one, table()).score


def test_a_decision_says_why() -> None:
    decision = compare(known("Wi Sung-lac | | KOR |"), known("Wi Song-rak | | KOR |"), table())
    assert [reason.feature for reason in decision.reasons] == ["same_surname", "variant_given", "same_country"]
    assert str(decision.reasons[1]) == "two spellings of one given name (+2.6)"


def test_a_surname_with_an_office_years_apart_is_uncertain() -> None:
    """The table of office-holders does not reach so far."""
    one, other = (
        known("Minister Sato | fisheries minister | JPN | 1998-03"),
        known("Minister Sato | fisheries minister | JPN | 2009-03"),
    )
    assert compare(one, other, table()).verdict == "uncertain"


def test_the_table_of_holders_tells_two_presidents_apart() -> None:
    one, other = known("President Lee | president | KOR | 2010-03"), known("President Lee | president | KOR | 2025-09")
    assert "two_holders" in [reason.feature for reason in compare(one, other, table()).reasons]
