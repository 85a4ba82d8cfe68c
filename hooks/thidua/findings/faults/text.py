"""TD-1xx: the bytes of a file and its letters."""

from thidua.findings.finding import Fault

NOT_UTF8 = Fault(
    "TD-101",
    "Tệp không lưu bằng mã UTF-8",
    "Tệp không đọc được bằng mã UTF-8 (byte thứ {offset} là 0x{byte:02X}).",
    "Mở tệp, chọn Lưu thành (Save As), chọn mã hóa UTF-8 rồi lưu lại.",
    "Encoding: UTF-8",
)
BYTE_ORDER_MARK = Fault(
    "TD-102",
    "Đầu tệp có dấu thứ tự byte (BOM)",
    "Đầu tệp có một dấu ẩn (BOM).",
    "Lưu lại tệp bằng UTF-8 không có BOM, hoặc chạy lệnh sửa tự động.",
    "python scripts/check.py --fix",
)
CARRIAGE_RETURN = Fault(
    "TD-103",
    "Xuống dòng kiểu Windows",
    "Tệp xuống dòng kiểu Windows (CRLF).",
    "Chạy lệnh sửa tự động để đổi sang kiểu LF.",
    "python scripts/check.py --fix",
)
CONTROL_CHARACTER = Fault(
    "TD-104",
    "Có ký tự điều khiển",
    "Có ký tự ẩn, không nhìn thấy được (U+{code:04X}).",
    "Xóa ký tự này; nếu chép từ nơi khác, hãy dán lại dạng văn bản thuần.",
    "Phong trào thi đua",
)
NOT_NFC = Fault(
    "TD-105",
    "Dấu tiếng Việt ở dạng tổ hợp",
    "Chữ “{word}” dùng Unicode tổ hợp: nhìn giống nhưng máy tìm không ra.",
    "Gõ lại bằng Unicode dựng sẵn, hoặc chạy lệnh sửa tự động.",
    "python scripts/check.py --fix",
)
EMPTY_FILE = Fault(
    "TD-106",
    "Tệp trống",
    "Tệp không có nội dung.",
    "Viết nội dung cho tệp hoặc xóa tệp.",
    "---\ntitle: Tên trang\n---\n\nNội dung.",
)
TOO_LARGE = Fault(
    "TD-107",
    "Tệp quá lớn",
    "Tệp nặng {size} KB, quá mức {limit} KB cho một trang.",
    "Chia nội dung thành nhiều trang; ảnh để trong docs/assets/.",
    "docs/assets/images/cau-moi.jpg",
)
BINARY_FILE = Fault(
    "TD-108",
    "Tệp không phải văn bản",
    "Tệp chứa byte 0, không phải tệp văn bản.",
    "Có thể tệp Word hoặc ảnh đã bị đổi tên; chép nội dung sang tệp .md mới.",
    "docs/news/2024-12-12-hoi-nghi.md",
)
UNEXPECTED_FILE = Fault(
    "TD-109",
    "Tệp nằm sai chỗ",
    "Tệp này không thuộc loại nội dung nào của trang.",
    "{advice}",
    "docs/exemplars/2024/nguyen-van-a.md",
)
TRAILING_SPACE = Fault(
    "TD-110",
    "Dấu cách thừa ở cuối dòng",
    "Cuối dòng khai báo có dấu cách thừa.",
    "Xóa dấu cách, hoặc chạy lệnh sửa tự động.",
    "python scripts/check.py --fix",
)
UNREADABLE_FILE = Fault(
    "TD-111",
    "Không mở được tệp",
    "Không mở được tệp: {reason}.",
    "Kiểm tra quyền đọc, hoặc thay bằng một tệp thường.",
    "chmod u+r docs/news/2024-12-12-hoi-nghi.md",
)
