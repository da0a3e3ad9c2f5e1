/**
 * A box that must be seen: a coloured ground, a word and a sign, never colour
 * alone.
 */
import { colour, grid, style } from './theme.ts';
import type { Sheet } from './sheet.ts';

export type NoticeKind = 'home' | 'due' | 'late' | 'hold';

const looks: { readonly [K in NoticeKind]: { readonly ink: string; readonly ground: string; readonly sign: string } } = {
  home: { ink: colour.home, ground: colour.homeGround, sign: '✓' },
  due: { ink: colour.due, ground: colour.dueGround, sign: '⚠' },
  late: { ink: colour.late, ground: colour.lateGround, sign: '⚠' },
  hold: { ink: colour.hold, ground: colour.holdGround, sign: '■' },
};

type Place = { readonly x?: number; readonly width?: number };

export function noticeHeight(sheet: Sheet, title: string, text: string, place: Place = {}): number {
  const inner = (place.width ?? sheet.width) - 12 * grid;
  return sheet.type.height(title, style.strong, inner) + sheet.type.height(text, style.body, inner) + 6 * grid;
}

/** The notice under the cursor; words for more than a page run on without the box. */
export function notice(sheet: Sheet, kind: NoticeKind, title: string, text: string, place: Place = {}): void {
  const look = looks[kind];
  const x = place.x ?? sheet.left;
  const width = place.width ?? sheet.width;
  const height = noticeHeight(sheet, title, text, place);
  if (height > sheet.bottom - 120) {
    sheet.text(title, { ...style.strong, colour: look.ink });
    sheet.text(text);
    return;
  }
  sheet.room(height);
  const top = sheet.y;
  sheet.card(x, top, width, height, look.ground);
  sheet.artifact(() => {
    const sign = { size: 13, strong: true, colour: look.ink };
    sheet.type.draw(sheet.type.lines(look.sign, sign, 20), sign, x + 3 * grid, top + 2.4 * grid, 20);
  });
  const inner = { x: x + 9 * grid, width: width - 12 * grid };
  const below = sheet.at(title, { ...style.strong, colour: look.ink }, { ...inner, y: top + 3 * grid });
  sheet.at(text, style.body, { ...inner, y: below });
  sheet.y = top + height + 3 * grid;
}
