//! The colour of the window before the screens are there.

use cf_wire::{Commands, Empty, Theme};
use tauri::webview::Color;

// The `--ground` of each theme in `ui/src/styles/tokens.css`.
const LIGHT: Color = Color(0xeb, 0xf0, 0xf3, 0xff);
const DARK: Color = Color(0x0c, 0x13, 0x17, 0xff);
const CONTRAST: Color = Color(0x00, 0x00, 0x00, 0xff);

/// The ground of the theme that the person chose; `system_is_dark` decides for one who leaves it to
/// the computer.
pub fn of(core: &impl Commands, system_is_dark: bool) -> Color {
    let chosen = core.app_status(Empty {}).map(|status| status.display.theme);
    of_theme(chosen.unwrap_or(Theme::System), system_is_dark)
}

const fn of_theme(theme: Theme, system_is_dark: bool) -> Color {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
        Theme::Contrast => CONTRAST,
        Theme::System if system_is_dark => DARK,
        Theme::System => LIGHT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_the_ground_of_the_style_sheet() {
        let tokens = include_str!("../../ui/src/styles/tokens.css");
        let grounds: Vec<&str> = tokens
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--ground: "))
            .map(|colour| colour.trim_end_matches(';'))
            .collect();
        let ours = [Theme::Light, Theme::Dark, Theme::Contrast].map(|theme| {
            let Color(red, green, blue, _) = of_theme(theme, false);
            format!("#{red:02x}{green:02x}{blue:02x}")
        });
        assert_eq!(grounds, ours);
    }

    #[test]
    fn who_leaves_it_to_the_computer_gets_what_the_computer_has() {
        assert_eq!(of_theme(Theme::System, true), DARK);
        assert_eq!(of_theme(Theme::System, false), LIGHT);
    }
}
