"""TD-3xx: the values of single fields."""

from thidua.findings.finding import Fault, Severity

UNKNOWN_KEY = Fault(
    "TD-301",
    "Tên mục lạ",
    "Không có mục tên “{key}”.",
    "{advice}",
    "summary: Tóm tắt của trang",
)
MISSING_KEY = Fault(
    "TD-302",
    "Thiếu mục bắt buộc",
    "Thiếu mục bắt buộc “{key}” ({meaning}).",
    "Thêm dòng “{name}: …”.",
    "owner: ban-bien-tap",
)
WRONG_TYPE = Fault(
    "TD-303",
    "Sai kiểu giá trị",
    "Mục “{key}” phải là {wanted}.",
    "{advice}",
    'number: "98/2023/NĐ-CP"',
)
NOT_IN_LIST = Fault(
    "TD-304",
    "Giá trị ngoài danh sách cho phép",
    "Mục “{key}” không nhận “{value}”.",
    "Chọn một trong: {choices}.",
    "level: tinh",
)
DATE_FORM = Fault(
    "TD-305",
    "Ngày sai cách viết",
    "Mục “{key}” có ngày “{value}” sai cách viết.",
    "Viết năm-tháng-ngày: {suggestion}.",
    "published: '2024-03-18'",
)
DATE_IMPOSSIBLE = Fault(
    "TD-306",
    "Ngày không có thật",
    "Mục “{key}” có ngày “{value}” không có trong lịch.",
    "Xem lại năm, tháng, ngày, giờ; ví dụ tháng 2 chỉ có 28 hoặc 29 ngày.",
    "published: '2024-02-29'",
)
TOO_SHORT = Fault(
    "TD-307",
    "Giá trị quá ngắn",
    "Mục “{key}” cần ít nhất {limit} {unit}, hiện có {count}.",
    "Viết thêm cho đủ.",
    "summary: Một đến ba câu, đọc riêng vẫn hiểu trang nói gì, về ai, ở đâu, khi nào.",
)
TOO_LONG = Fault(
    "TD-308",
    "Giá trị quá dài",
    "Mục “{key}” chỉ được nhiều nhất {limit} {unit}, hiện có {count}.",
    "Viết gọn lại.",
    "short_answer: Có. Luật áp dụng cho cả hộ gia đình.",
)
BAD_URL = Fault(
    "TD-309",
    "Địa chỉ trang không đúng",
    "Mục “{key}” không phải địa chỉ công khai: “{value}”.",
    "Dán địa chỉ đầy đủ, bắt đầu bằng https://, không có dấu cách.",
    "url: https://baokiengiang.vn/",
)
BAD_ID = Fault(
    "TD-310",
    "Mã sai cách viết",
    "“{value}” không phải mã hợp lệ: chỉ dùng chữ thường không dấu, số và gạch nối.",
    "Viết: {suggestion}.",
    "locality: go-quao",
)
BAD_PATTERN = Fault(
    "TD-311",
    "Giá trị sai mẫu",
    "Mục “{key}” có giá trị “{value}” sai mẫu.",
    "{advice}",
    "facts: [exemplars.yaml#danh-lieu-dinh-an]",
)
OUT_OF_RANGE = Fault(
    "TD-312",
    "Số ngoài khoảng cho phép",
    "Mục “{key}” phải là số {bound}.",
    "Xem lại con số.",
    "article: 24",
)
END_BEFORE_START = Fault(
    "TD-313",
    "Kết thúc trước khi bắt đầu",
    "“{end_key}” ({end}) đứng trước “{start_key}” ({start}).",
    "Xem lại hai ngày này.",
    "period: {start: '2021', end: '2025'}",
)
EMPTY_VALUE = Fault(
    "TD-314",
    "Mục để trống",
    "Mục “{key}” để trống.",
    "Điền giá trị hoặc xóa cả dòng.",
    "title: Tên trang",
)
KEY_ORDER = Fault(
    "TD-315",
    "Thứ tự các mục",
    "Mục “{key}” nên đứng trước “{before}”.",
    "Không bắt buộc; lệnh sửa tự động sẽ xếp lại.",
    "python scripts/check.py --fix",
    Severity.NOTICE,
)
NO_BODY = Fault(
    "TD-316",
    "Trang không có nội dung",
    "Dưới phần khai báo không có nội dung.",
    "Viết ít nhất một đoạn văn dưới dòng --- thứ hai.",
    "---\n\nNội dung của trang.",
)
BAD_WORKING_DAYS = Fault(
    "TD-317",
    "Thời hạn lấy ý kiến không đúng",
    "Thời hạn lấy ý kiến phải là {wanted} ngày làm việc, đến hết ngày {right}.",
    "Sửa “end” thành ngày đó.",
    "start: '2026-11-02'\nend: '2026-11-16'",
)
NO_HOLIDAYS = Fault(
    "TD-318",
    "Chưa có lịch nghỉ của năm",
    "Chưa có lịch nghỉ lễ, tết năm {year} để tính ngày làm việc.",
    "Thêm lịch nghỉ của năm đó vào docs/data/holidays.yml, kèm nguồn.",
    "- year: 2026\n  days: ['2026-01-01']",
)
