"""TD-2xx: the fences of the front matter and its YAML."""

from thidua.findings.finding import Fault

NO_OPENING_FENCE = Fault(
    "TD-201",
    "Thiếu dòng --- mở đầu",
    "Dòng đầu tệp phải là --- để mở phần khai báo.",
    "Thêm một dòng chỉ có ba dấu gạch ngang ở đầu tệp.",
    "---\ntitle: Tên trang\n---",
)
NO_CLOSING_FENCE = Fault(
    "TD-202",
    "Thiếu dòng --- kết thúc",
    "Phần khai báo không có dòng --- kết thúc.",
    "Thêm một dòng chỉ có ba dấu gạch ngang sau dòng khai báo cuối cùng.",
    "---\ntitle: Tên trang\n---",
)
UNQUOTED_COLON = Fault(
    "TD-203",
    "Dấu hai chấm trong giá trị chưa đặt trong ngoặc kép",
    "Giá trị có dấu hai chấm nhưng không đặt trong ngoặc kép.",
    'Đặt cả giá trị trong dấu ngoặc kép thẳng ".',
    'title: "Phong trào: thi đua"',
)
TAB = Fault(
    "TD-204",
    "Dấu tab trong phần khai báo",
    "Phần khai báo có dấu tab; YAML chỉ nhận dấu cách.",
    "Thay dấu tab bằng hai dấu cách.",
    "period:\n  start: '2021'",
)
CURLY_QUOTES = Fault(
    "TD-205",
    "Dùng ngoặc kép cong để bao giá trị",
    "Giá trị được bao bằng ngoặc kép cong “ ”, máy không hiểu là ngoặc.",
    'Dùng ngoặc kép thẳng " để bao giá trị; ngoặc cong chỉ dùng bên trong câu.',
    'title: "Phong trào “Dân vận khéo”"',
)
DUPLICATE_KEY = Fault(
    "TD-206",
    "Khai báo trùng",
    "Mục “{key}” đã khai báo ở dòng {first}.",
    "Giữ lại một dòng, xóa dòng kia.",
    "title: Tên trang",
)
ALIAS = Fault(
    "TD-207",
    "Dùng bí danh YAML",
    "Phần khai báo dùng bí danh (& hoặc *), trang không nhận.",
    "Viết lại giá trị đầy đủ; nếu là chữ thường có dấu & hoặc * ở đầu thì đặt trong ngoặc kép.",
    'title: "*Ghi chú"',
)
TAG = Fault(
    "TD-208",
    "Dùng thẻ YAML",
    "Phần khai báo dùng thẻ {tag}, trang không nhận vì có thể chạy mã.",
    "Xóa thẻ; nếu là chữ thường có dấu ! ở đầu thì đặt trong ngoặc kép.",
    'title: "!Chú ý"',
)
TOO_DEEP = Fault(
    "TD-209",
    "Lồng quá nhiều tầng",
    "Phần khai báo lồng nhau quá {limit} tầng.",
    "Kiểm tra các dấu ngoặc [ và {{, các gạch đầu dòng thừa.",
    "fields: [giao-duc]",
)
TRUTH_TRAP = Fault(
    "TD-210",
    "Chữ bị hiểu thành đúng, sai",
    "“{text}” là chữ mà một số máy đọc thành đúng hoặc sai.",
    "Nếu là chữ, đặt trong ngoặc kép; nếu là đúng, sai thì viết true hoặc false.",
    'number: "no"',
)
OCTAL_TRAP = Fault(
    "TD-211",
    "Số bắt đầu bằng 0",
    "“{text}” bắt đầu bằng số 0 nên có máy đọc thành số khác.",
    "Nếu là số hiệu, đặt trong ngoặc kép; nếu là số lượng, bỏ số 0 ở đầu.",
    'decision: "012"',
)
CLOCK_TRAP = Fault(
    "TD-212",
    "Giờ bị hiểu thành số",
    "“{text}” có dấu hai chấm giữa các số nên có máy đọc thành số phút.",
    "Đặt trong ngoặc kép.",
    'note: "12:30"',
)
NOT_A_MAPPING = Fault(
    "TD-213",
    "Phần khai báo không phải các cặp tên: giá trị",
    "{what} phải gồm các dòng dạng tên: giá trị.",
    "Viết mỗi mục trên một dòng, tên mục, dấu hai chấm, một dấu cách, giá trị.",
    "title: Tên trang",
)
NOT_A_LIST = Fault(
    "TD-214",
    "Tệp danh sách không phải danh sách",
    "Tệp này phải là danh sách, mỗi mục bắt đầu bằng gạch đầu dòng.",
    "Bắt đầu mỗi mục bằng “- id:”.",
    "- id: giao-duc\n  name: Giáo dục",
)
UNCLOSED_QUOTE = Fault(
    "TD-215",
    "Ngoặc kép mở mà không đóng",
    "Có dấu ngoặc mở giá trị mà không thấy dấu đóng.",
    "Thêm dấu ngoặc cùng loại ở cuối giá trị.",
    'title: "Tên trang"',
)
UNCLOSED_BRACKET = Fault(
    "TD-216",
    "Ngoặc vuông hoặc nhọn không khớp",
    "Dấu ngoặc [ hoặc {{ mở mà không đóng, hoặc thiếu dấu phẩy bên trong.",
    "Đóng ngoặc ở cuối danh sách; giữa hai mục có dấu phẩy.",
    "fields: [giao-duc, y-te]",
)
SYNTAX = Fault(
    "TD-217",
    "Khai báo sai cú pháp",
    "Dòng này máy không hiểu được.",
    "Kiểm tra thụt dòng, dấu hai chấm, dấu ngoặc và dấu \\ ở dòng này và dòng trên.",
    "title: Tên trang",
)
CITATION_IN_FRONT_MATTER = Fault(
    "TD-218",
    "Viết [[…]] trong phần khai báo",
    "Dấu [[…]] chỉ dùng trong lời văn ở dưới phần khai báo.",
    "Viết căn cứ thành tên và giá trị; trong tóm tắt thì ghi tên văn bản bằng chữ.",
    "citations:\n  - {document: luat-06-2022-qh15, article: 24}",
)
KEY_NOT_TEXT = Fault(
    "TD-219",
    "Tên mục không phải chữ",
    "Tên mục phải là một từ tiếng Anh thường, không phải số hay danh sách.",
    "Dùng đúng tên mục trong hướng dẫn.",
    "title: Tên trang",
)
SECOND_DOCUMENT = Fault(
    "TD-220",
    "Tệp danh sách có hai phần",
    "Tệp có dòng --- ở giữa, chia thành hai phần.",
    "Xóa dòng --- này.",
    "- id: giao-duc",
)
SHAPE_OF_NUMBER = Fault(
    "TD-221",
    "Số viết theo kiểu lập trình",
    "“{text}” là kiểu số lập trình (thập lục phân, vô cực, số mũ), trang không nhận.",
    "Viết số thập phân thường, hoặc đặt trong ngoặc kép nếu là chữ.",
    "figure: 1500",
)
