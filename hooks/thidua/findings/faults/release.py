"""TD-8xx: locks, releases, and faults of the checker itself."""

from thidua.findings.finding import Fault, Severity

ADDRESS_GONE = Fault(
    "TD-801",
    "Địa chỉ đã đăng bị mất",
    "Địa chỉ /{address} đã đăng nhưng nay không còn trang, chuyển hướng hay thông báo gỡ.",
    "Trả lại trang; hoặc ghi địa chỉ này vào redirect_from của trang thay thế; hoặc gỡ bài bằng "
    "mục withdrawn.",
    "redirect_from: [guong-dien-hinh/ten-cu/]",
)
GUID_CHANGED = Fault(
    "TD-802",
    "Mã tin RSS đã đăng bị đổi hoặc mất",
    "{problem}",
    "Mã tin không đổi: trả lại tên tệp (feed_tag_authority) cũ, hoặc gỡ bài bằng withdrawn.",
    "withdrawn: {date: '2026-11-20', reason: Nguồn đã gỡ bài}",
)
LOCK_LINE_MISSING = Fault(
    "TD-803",
    "Trang mới chưa có trong tệp khóa",
    "{what} “{key}” chưa có trong tệp khóa.",
    "Không bắt buộc; lệnh sửa tự động hoặc lần đăng sẽ ghi thêm.",
    "python scripts/check.py --fix",
    Severity.NOTICE,
)
LOCK_MALFORMED = Fault(
    "TD-804",
    "Tệp khóa bị sửa sai",
    "Dòng này của tệp khóa sai cách viết hoặc không theo thứ tự.",
    "Tệp khóa do máy ghi; trả lại bản trước khi sửa.",
    "git checkout docs/data/guids.lock",
)
NEW_ITEM_BACKDATED = Fault(
    "TD-805",
    "Bài mới ghi ngày đăng cũ",
    "Bài chưa đăng lần nào nhưng ghi ngày đăng {day}, trước bài mới nhất đã đăng ({newest}).",
    "Ghi published là ngày bài thật sự lên trang, để kênh tin không chen bài mới vào giữa bài cũ.",
    "published: '2026-11-25'",
    Severity.NOTICE,
)
VALUE_FOR_RELEASE = Fault(
    "TD-811",
    "Bản phát hành còn thiếu thông tin",
    "Bản phát hành cần “{key}” ({meaning}).",
    "Điền giá trị vào docs/data/site.yml.",
    "responsible_name: Họ và tên",
)
EXAMPLE_ADDRESS = Fault(
    "TD-812",
    "Bản phát hành còn địa chỉ mẫu",
    "“{key}” còn là địa chỉ mẫu “{value}”.",
    "Điền địa chỉ thật của trang vào docs/data/site.yml.",
    "base_url: https://www.example.gov.vn/thi-dua/",
)
MISSING_DATA_FILE = Fault(
    "TD-813",
    "Thiếu tệp dữ liệu",
    "Thiếu tệp {name} trong docs/data/.",
    "Lấy lại tệp này từ bản trước.",
    "docs/data/site.yml",
)
CHECKER_FAILED = Fault(
    "TD-901",
    "Bộ kiểm tra gặp sự cố",
    "Bộ kiểm tra gặp sự cố ở luật “{rule}”: {reason}.",
    "Đây là lỗi của chương trình; báo cho người phụ trách kỹ thuật kèm dòng này.",
    "TD-901 docs/news/2024-12-12-hoi-nghi.md:1:1",
)
