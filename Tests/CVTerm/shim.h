/* libvterm's cells hold bit fields, which Swift does not import. */
#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <stdbool.h>
#include <stdint.h>
#include <vterm.h>

typedef struct {
  uint32_t scalars[6]; /* unused places zero */
  int width;
  bool bold, underline, italic, reverse, has_color;
  uint32_t foreground, background; /* equal for equal colours */
} pqt_cell;

static inline uint32_t pqt_color(VTermColor color) {
  /* The default's other bytes are whatever lay there. */
  if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) return UINT32_MAX;
  if (VTERM_COLOR_IS_INDEXED(&color)) return color.indexed.idx;
  uint32_t rgb = (uint32_t)color.rgb.red << 16 | (uint32_t)color.rgb.green << 8 | color.rgb.blue;
  return (uint32_t)color.type << 24 | rgb;
}

static inline pqt_cell pqt_get_cell(VTermScreen *screen, int row, int column) {
  VTermScreenCell cell;
  pqt_cell result = {.width = 1};
  VTermPos pos = {.row = row, .col = column};
  if (!vterm_screen_get_cell(screen, pos, &cell)) return result;
  for (int i = 0; i < 6 && cell.chars[i]; i++) result.scalars[i] = cell.chars[i];
  result.width = cell.width;
  result.bold = cell.attrs.bold;
  result.underline = cell.attrs.underline != 0;
  result.italic = cell.attrs.italic;
  result.reverse = cell.attrs.reverse;
  result.has_color = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
  result.foreground = pqt_color(cell.fg);
  result.background = pqt_color(cell.bg);
  return result;
}

static inline VTermPos pqt_cursor(VTerm *terminal) {
  VTermPos pos;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal), &pos);
  return pos;
}

#endif
