"""TD-72x: plain Vietnamese, found more than once when pages were read a second time."""

from thidua.findings.finding import Fault

LONG_SENTENCE = Fault(
    "TD-721",
    "Câu quá dài",
    "Câu có {count} từ, quá {limit} từ: “{start} …”.",
    "Tách thành hai câu.",
    "Luật áp dụng cho cá nhân. Luật cũng áp dụng cho hộ gia đình.",
)
AND_OR = Fault(
    "TD-722",
    "Viết “và/hoặc”",
    "“{text}” không rõ nghĩa.",
    "Viết “hoặc”, hay viết rõ: “một hoặc cả hai”.",
    "Nộp bản giấy hoặc bản điện tử.",
)
DATE_IN_PROSE = Fault(
    "TD-723",
    "Ngày trong bài sai cách viết",
    "Ngày “{text}” sai cách viết.",
    "Viết đủ hai chữ số ngày, tháng: {right}.",
    "Từ ngày 01/07/2025.",
)
DOUBLE_SPACE = Fault(
    "TD-724",
    "Hai dấu cách liền nhau",
    "Có hai dấu cách liền nhau.",
    "Xóa một dấu cách.",
    "Tỉnh phát động phong trào.",
)
TONE_MARK = Fault(
    "TD-725",
    "Dấu thanh đặt khác văn bản nhà nước",
    "“{text}” đặt dấu thanh khác cách viết của văn bản nhà nước.",
    "Viết “{right}”; tên riêng viết theo người mang tên.",
    "văn hóa, hòa bình, thủy lợi, ủy ban",
)
QUOTATION_MARK = Fault(
    "TD-726",
    "Ngoặc kép thẳng trong bài",
    "Trong câu dùng ngoặc kép thẳng.",
    "Dùng ngoặc kép cong “ ”.",
    "Phong trào “Dân vận khéo”",
)
UNEXPLAINED_SHORT_FORM = Fault(
    "TD-727",
    "Chữ viết tắt chưa giải thích",
    "“{text}” là chữ viết tắt chưa có trong bảng thuật ngữ.",
    "Viết đầy đủ, hoặc thêm vào docs/data/glossary.yml.",
    "Ủy ban nhân dân (UBND)",
)
