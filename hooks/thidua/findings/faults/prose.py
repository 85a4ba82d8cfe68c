"""TD-7xx: Markdown, links and pictures."""

from thidua.findings.finding import Fault

RAW_HTML = Fault(
    "TD-701",
    "Có mã HTML trong bài",
    "Có mã HTML: “{text}”. Trang không nhận HTML trong bài.",
    "Xóa thẻ; chữ đậm viết **chữ**, liên kết viết [chữ](địa chỉ).",
    "**Chữ đậm** và [liên kết](https://baokiengiang.vn/)",
)
DEAD_LINK = Fault(
    "TD-702",
    "Liên kết tới tệp không có",
    "Liên kết “{target}” không dẫn tới đâu.",
    "{advice}",
    "[Nông thôn mới](../movements/nong-thon-moi.md)",
)
NOT_HTTPS = Fault(
    "TD-703",
    "Liên kết http tới trang đã có https",
    "“{host}” đã có https nhưng liên kết viết http.",
    "Đổi http:// thành https://.",
    "https://baokiengiang.vn/",
)
BAD_SCHEME = Fault(
    "TD-704",
    "Liên kết nguy hiểm",
    "Liên kết dùng “{scheme}:”, trang không nhận.",
    "Chỉ dùng liên kết https://, http:// hoặc tới tệp .md trong docs/.",
    "[Báo Nhân Dân](https://nhandan.vn/)",
)
ABSOLUTE_PATH = Fault(
    "TD-705",
    "Liên kết bắt đầu bằng dấu /",
    "Liên kết “{target}” bắt đầu bằng dấu / nên sẽ hỏng khi trang nằm trong thư mục con.",
    "Viết đường dẫn từ tệp này tới tệp .md cần tới.",
    "[Nông thôn mới](../movements/nong-thon-moi.md)",
)
TOP_HEADING = Fault(
    "TD-706",
    "Tiêu đề cấp 1 trong bài",
    "Trong bài có tiêu đề cấp 1 (#); tên trang đã là cấp 1.",
    "Dùng ## cho đề mục lớn, ### cho đề mục nhỏ.",
    "## Kết quả",
)
SKIPPED_HEADING = Fault(
    "TD-707",
    "Đề mục nhảy cấp",
    "Đề mục cấp {level} đứng ngay sau cấp {previous}.",
    "Dùng lần lượt ##, rồi ###, rồi ####.",
    "## Kết quả\n\n### Năm 2023",
)
PICTURE_IN_BODY = Fault(
    "TD-708",
    "Ảnh chèn trong bài",
    "Ảnh chèn trong bài không có nguồn và giấy phép.",
    "Khai báo ảnh ở mục image với alt, credit và licence.",
    "image: {src: assets/images/cau.jpg, alt: Cây cầu, credit: Ban biên tập, licence: CC BY 4.0}",
)
NO_PICTURE = Fault(
    "TD-709",
    "Không thấy tệp ảnh",
    "Không có tệp ảnh docs/{src}.",
    "Chép ảnh vào docs/assets/images/ và ghi đúng tên.",
    "src: assets/images/cau.jpg",
)
PICTURE_TOO_LARGE = Fault(
    "TD-710",
    "Ảnh quá nặng",
    "Ảnh nặng {size} KB, quá mức {limit} KB.",
    "Thu nhỏ ảnh (rộng khoảng 1.200 điểm ảnh) rồi lưu lại.",
    "docs/assets/images/cau.jpg",
)
PICTURE_METADATA = Fault(
    "TD-711",
    "Ảnh còn thông tin ẩn",
    "Ảnh còn thông tin ẩn {what}, có thể lộ nơi chụp.",
    "Xóa thông tin ẩn (trong Windows: Properties, Details, Remove Properties).",
    "docs/assets/images/cau.jpg",
)
PICTURE_FORMAT = Fault(
    "TD-712",
    "Tệp ảnh không đúng định dạng",
    "Tệp ảnh không phải JPEG, PNG hoặc WebP, hoặc phần đuôi tên không khớp.",
    "Lưu lại ảnh thành .jpg, .png hoặc .webp.",
    "docs/assets/images/cau.jpg",
)
EMPTY_LINK = Fault(
    "TD-713",
    "Liên kết trống",
    "Liên kết không có địa chỉ hoặc không có chữ.",
    "Điền cả chữ và địa chỉ, hoặc xóa liên kết.",
    "[Báo Nhân Dân](https://nhandan.vn/)",
)
DEAD_ANCHOR = Fault(
    "TD-714",
    "Liên kết tới đề mục không có",
    "Trong {path} không có đề mục “{anchor}”.",
    "{advice}",
    "[Kết quả](../movements/nong-thon-moi.md#ket-qua-ca-nuoc)",
)
