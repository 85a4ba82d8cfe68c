"""TD-4xx: identifiers, references between records, addresses."""

from thidua.findings.finding import Fault

DANGLING = Fault(
    "TD-401",
    "Nhắc tới mã không có",
    "Không có {kind} nào mang mã “{id}”.",
    "{advice}",
    "movements: [nong-thon-moi]",
)
DUPLICATE_ID = Fault(
    "TD-402",
    "Trùng mã",
    "Mã “{id}” đã dùng ở {first}.",
    "Đặt mã khác cho một trong hai.",
    "docs/news/2024-12-12-hoi-nghi-tong-ket.md",
)
BAD_FILE_NAME = Fault(
    "TD-403",
    "Tên tệp sai cách viết",
    "Tên tệp “{name}” không dùng làm địa chỉ được.",
    "Đổi tên thành {suggestion}.",
    "docs/exemplars/2024/danh-lieu-dinh-an.md",
)
SAME_ADDRESS = Fault(
    "TD-404",
    "Hai trang cùng một địa chỉ",
    "Địa chỉ /{address} đã thuộc về {first}.",
    "Đổi tên tệp, hoặc xóa địa chỉ này khỏi redirect_from hay redirects.yml.",
    "redirect_from: [guong-dien-hinh/ten-cu/]",
)
WRONG_FOLDER = Fault(
    "TD-405",
    "Tệp nằm sai thư mục",
    "{problem}",
    "{advice}",
    "docs/faq/tham-quyen/ai-tang-bang-khen.md",
)
FACT_USED_TWICE = Fault(
    "TD-406",
    "Một dữ kiện dùng cho hai trang",
    "Dữ kiện “{fact}” đã dùng ở {first}.",
    "Gộp hai trang hoặc xóa mã dữ kiện ở một trang.",
    "facts: [exemplars.yaml#danh-lieu-dinh-an]",
)
REDIRECT_TO_NOTHING = Fault(
    "TD-407",
    "Chuyển hướng tới trang không có",
    "Địa chỉ mới “/{target}” không có trên trang.",
    "Sửa target thành địa chỉ của một trang đang có.",
    "- source: tin-tuc/cu/\n  target: tin-tuc/moi/",
)
SELF_REFERENCE = Fault(
    "TD-408",
    "Tự nhắc tới chính mình",
    "Mục “{key}” nhắc tới chính nó.",
    "Xóa mã này.",
    "related: [khen-thuong-la-gi]",
)
SUCCESSOR_CYCLE = Fault(
    "TD-409",
    "Cơ quan kế tục vòng tròn",
    "Các cơ quan kế tục nhau thành vòng: {chain}.",
    "Sửa successor để chuỗi kết thúc ở cơ quan hiện nay.",
    "successor: ubnd-tinh-an-giang",
)
WRONG_GROUP = Fault(
    "TD-410",
    "Câu hỏi xếp sai nhóm",
    "{problem}",
    "Xóa mã này khỏi groups.",
    "- title: Khái niệm\n  questions: [thi-dua-la-gi, khen-thuong-la-gi]",
)
