"""TD-6xx: protection of the people who are named (requirement C08)."""

from thidua.findings.finding import Fault

NO_SOURCE_NO_CONSENT = Fault(
    "TD-601",
    "Nêu tên người mà không có nguồn, không có đồng ý",
    "Trang nêu tên một người nhưng không có nguồn công khai và không có consent.",
    "Thêm nguồn công khai ở sources, hoặc ghi sự đồng ý của người đó ở consent.",
    "consent: {date: '2026-11-02', form: Văn bản lưu tại cơ quan}",
)
PHONE = Fault(
    "TD-602",
    "Có số điện thoại",
    "Có số điện thoại: “{text}”.",
    "Xóa số điện thoại khỏi bài.",
    "Liên hệ qua trang Giới thiệu.",
)
EMAIL = Fault(
    "TD-603",
    "Có địa chỉ thư điện tử",
    "Có địa chỉ thư điện tử: “{text}”.",
    "Xóa địa chỉ thư khỏi bài.",
    "Liên hệ qua trang Giới thiệu.",
)
IDENTITY_NUMBER = Fault(
    "TD-604",
    "Có số định danh cá nhân",
    "Có dãy số giống số căn cước: “{text}”.",
    "Xóa số này khỏi bài.",
    "Ông Danh Liễu, xã Định An",
)
HEALTH = Fault(
    "TD-605",
    "Có thông tin sức khỏe của một người",
    "Có từ nói về sức khỏe của một người: “{text}”.",
    "Bỏ chi tiết này; sức khỏe là dữ liệu cá nhân nhạy cảm.",
    "Bà vận động bà con hiến đất làm đường.",
)
HOUSE_ADDRESS = Fault(
    "TD-606",
    "Có số nhà, tên đường",
    "Có địa chỉ nhà: “{text}”.",
    "Chỉ ghi đến xã, phường.",
    "place: phường Vĩnh Thanh, thành phố Rạch Giá",
)
HAMLET = Fault(
    "TD-607",
    "Có tên ấp, khu phố",
    "Có tên ấp hoặc khu phố: “{text}”.",
    "Chỉ ghi đến xã, phường; tên ấp chỉ được là phần của tên tập thể, mô hình.",
    "place: xã Định An, huyện Gò Quao",
)
ADULT_NOT_SAID = Fault(
    "TD-608",
    "Chưa nói người được nêu đã thành niên",
    "Gương cá nhân phải có “adult: true”.",
    "Thêm adult: true khi biết chắc người đó đã thành niên; nếu không, không đăng.",
    "adult: true",
)
MINOR = Fault(
    "TD-609",
    "Có từ chỉ trẻ em bên cạnh một tên",
    "“{text}” cho thấy người được nêu tên là trẻ em.",
    "Bỏ tên của trẻ em.",
    "Một học sinh lớp 5 được giúp tiền ăn học.",
)
