"""TD-5xx: citations and the life of legal documents."""

from thidua.findings.finding import Fault

NO_SUCH_ARTICLE = Fault(
    "TD-501",
    "Viện dẫn điều không có",
    "Văn bản {document} chỉ có {articles} điều, không có Điều {article}.",
    "Xem lại số điều trong văn bản.",
    "{document: luat-06-2022-qh15, article: 24}",
)
BAD_CITATION = Fault(
    "TD-502",
    "Viện dẫn sai cách viết",
    "Viện dẫn “{text}” sai cách viết.",
    "Trong [[ ]] viết mã văn bản, dấu hai chấm, rồi điều, khoản, điểm theo thứ tự đó.",
    "[[luat-06-2022-qh15:dieu-24.khoan-1.diem-a]]",
)
CLAUSE_WITHOUT_ARTICLE = Fault(
    "TD-503",
    "Có khoản, điểm mà không có điều",
    "Viện dẫn có “{part}” nhưng thiếu “{missing}”.",
    "Thêm {missing}, hoặc bỏ {part} nếu chưa biết.",
    "{document: luat-06-2022-qh15, article: 24, clause: 1}",
)
ENDED_BEFORE_EFFECTIVE = Fault(
    "TD-504",
    "Hết hiệu lực trước khi có hiệu lực",
    "Ngày hết hiệu lực {ended} không sau ngày có hiệu lực {effective}.",
    "Xem lại hai ngày này.",
    "effective: '2024-01-01'\nended: {date: '2025-07-01'}",
)
REPLACEMENT_CYCLE = Fault(
    "TD-505",
    "Thay thế vòng tròn",
    "Các văn bản thay thế nhau thành vòng: {chain}.",
    "Chỉ ghi replaces ở văn bản ban hành sau.",
    "replaces: [nd-98-2023]",
)
EFFECTIVE_BEFORE_ISSUED = Fault(
    "TD-506",
    "Có hiệu lực trước khi ban hành",
    "Ngày có hiệu lực {effective} trước ngày ban hành {issued}.",
    "Xem lại hai ngày này.",
    "issued: '2025-06-14'\neffective: '2025-07-01'",
)
CITATION_IN_LINK = Fault(
    "TD-507",
    "Viện dẫn trong liên kết",
    "Viện dẫn [[…]] nằm trong chữ của một liên kết khác.",
    "Đưa viện dẫn ra ngoài liên kết.",
    "Theo [[luat-06-2022-qh15:dieu-3]] và [trang này](../legal/nd-152-2025.md)",
)
PLAIN_MENTION = Fault(
    "TD-508",
    "Nhắc số văn bản mà không viện dẫn",
    "“{text}” là số của một văn bản trong danh mục nhưng không viết thành viện dẫn.",
    "Viết [[{document}]]; trang tự đổi thành tên, số và liên kết.",
    "Theo [[nd-152-2025:dieu-50]], mức tiền thưởng tính theo lương cơ sở.",
)
CITATION_IN_CODE = Fault(
    "TD-509",
    "Viện dẫn trong đoạn mã",
    "Viện dẫn [[…]] nằm giữa hai dấu ` nên sẽ hiện nguyên như đang viết.",
    "Bỏ hai dấu ` quanh viện dẫn.",
    "Theo [[luat-06-2022-qh15:dieu-3]]",
)
TWO_ENDINGS = Fault(
    "TD-510",
    "Hai ngày hết hiệu lực khác nhau",
    "{number} hết hiệu lực ngày {one} theo một nơi, ngày {other} theo {by}.",
    "Xem lại ngày ở ended và ngày có hiệu lực của văn bản thay thế.",
    "ended: {date: '2025-07-01', by: nd-152-2025}",
)
CHANGES_BEFORE_FORCE = Fault(
    "TD-511",
    "Sửa đổi trước khi văn bản được sửa có hiệu lực",
    "{number} có hiệu lực ngày {effective}, trước văn bản mà nó sửa đổi ({other}, {later}).",
    "Xem lại hai ngày, hoặc mã văn bản ở amends.",
    "amends:\n  - {document: luat-06-2022-qh15, article: 24}",
)
