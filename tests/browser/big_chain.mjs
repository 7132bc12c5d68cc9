// SPDX-License-Identifier: GPL-2.0-or-later
// A made-up corpus whose chain is large: a directive, the provinces' plans of it, the departments' and communes' plans of these. Texts by
// file name, as serve() takes them beside a corpus.
const provinces = ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Tĩnh", "Hưng Yên", "Khánh Hòa", "Lai Châu", "Lâm Đồng",
  "Lạng Sơn", "Lào Cai", "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long"];
const departments = [["Sở Nội vụ", "SNV"], ["Sở Y tế", "SYT"], ["Sở Tài chính", "STC"], ["Sở Xây dựng", "SXD"], ["Sở Tư pháp", "STP"], ["Sở Công Thương", "SCT"]];
const directiveText = "Chỉ thị số 77/CT-TTg ngày 10/01/2025 của Thủ tướng Chính phủ về chuyển đổi số trong cơ quan nhà nước";

export const directive = "77-ct-ttg.2025";

const two = (n) => String(n).padStart(2, "0");

/** A plan as offices write it. */
export function plan({ issuer, place, number, day, month, year = 2025, title, says }) {
  return `${issuer.toUpperCase()}\n\nSố: ${number}\n\n${place}, ngày ${two(day)} tháng ${two(month)} năm ${year}\n\nKẾ HOẠCH\n\n${title}\n\n${says}\n\nI. MỤC ĐÍCH\n\n1. Nâng cao hiệu quả.\n\nII. NỘI DUNG\n\n- Tổ chức thực hiện.\n`;
}

/** About `documents` of them: plans of provinces, and of departments as far as they are wanted. */
export function bigChain(documents = 500) {
  const files = {};
  let made = 1;
  const add = (name, text) => {
    if (made >= documents) return;
    files[`${name}.txt`] = text;
    made += 1;
  };
  provinces.forEach((place, p) => {
    const number = `${100 + p}/KH-UBND`;
    add(`a-${two(p)}`, plan({ issuer: `Ủy ban nhân dân\ntỉnh ${place}`, place, number, day: 1 + (p % 27), month: 2 + (p % 3), title: `Thực hiện chuyển đổi số trên địa bàn tỉnh ${place}`,
      says: `Thực hiện ${directiveText}, Ủy ban nhân dân tỉnh ${place} ban hành Kế hoạch như sau.` }));
  });
  for (let round = 0; made < documents && round < 4; round += 1) {
    provinces.forEach((place, p) => {
      departments.forEach(([issuer, code], d) => {
        add(`b-${round}-${two(p)}-${d}`, plan({ issuer: `Ủy ban nhân dân tỉnh ${place}\n${issuer}`, place, number: `${10 * round + d + 11}/KH-${code}`, day: 1 + ((p + d) % 27), month: 6 + round,
          title: `Triển khai chuyển đổi số của ${issuer} tỉnh ${place} đợt ${round + 1}`,
          says: `Thực hiện Kế hoạch số ${100 + p}/KH-UBND ngày ${two(1 + (p % 27))}/${two(2 + (p % 3))}/2025 của Ủy ban nhân dân tỉnh ${place}, ${issuer} xây dựng Kế hoạch như sau.` +
            (d % 2 ? ` Căn cứ ${directiveText}.` : "") }));
      });
    });
  }
  return files;
}
