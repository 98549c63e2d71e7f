package io.lifeboat.console.bootstrap;

import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.WindowPlace;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.shell.ConsoleWindow;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Theme;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Between the user's choices on disk and the window: what was chosen is applied at the start; at
 * the end only what the user changed is kept, so that an option of one run does not stick.
 */
final class Choices {
  private static final String MAIN = "main";
  private static final String UPPER = "upper";
  private static final String LOWER = "lower";
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final I18n i18n;
  private final Look look;
  private final Display display;
  private final ConsoleWindow window;
  private final Language firstLanguage;
  private final Theme firstTheme;

  Choices(I18n i18n, Look look, Display display, ConsoleWindow window) {
    this.i18n = i18n;
    this.look = look;
    this.display = display;
    this.window = window;
    this.firstLanguage = i18n.language();
    this.firstTheme = look.theme();
  }

  static Theme theme(io.lifeboat.console.application.settings.Theme chosen) {
    return switch (chosen) {
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
      case SYSTEM ->
          Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    };
  }

  /** Puts the window where it was, if that place is still on a screen. */
  void place(Stage stage, Preferences preferences) {
    Map<String, List<Double>> dividers = preferences.dividers();
    if (dividers.keySet().containsAll(List.of(MAIN, UPPER, LOWER))) {
      window.setDividers(first(dividers, MAIN), first(dividers, UPPER), first(dividers, LOWER));
    }
    window.choosePanels(preferences.decks());
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    WindowPlace place = preferences.window();
    if (place != null && isOnScreen(place)) {
      stage.setX(place.x());
      stage.setY(place.y());
      stage.setWidth(place.width());
      stage.setHeight(place.height());
      stage.setMaximized(place.maximized());
    }
  }

  private static double first(Map<String, List<Double>> dividers, String pane) {
    List<Double> positions = dividers.getOrDefault(pane, List.of());
    return positions.isEmpty() ? 0.5 : positions.getFirst();
  }

  private static boolean isOnScreen(WindowPlace place) {
    return Screen.getScreens().stream()
        .anyMatch(
            screen ->
                screen.getVisualBounds().contains(place.x() + place.width() / 2, place.y() + 20));
  }

  /** The choices as they are now. */
  Preferences kept(Stage stage, Preferences before) {
    Preferences after =
        before
            .withTourSeen(before.tourSeen() || window.isTourSeen())
            .withTextScale(look.ordinaryTextScale())
            .withReduceMotion(display.reduceMotionProperty().get());
    if (i18n.language() != firstLanguage) {
      after = after.withLanguage(i18n.language());
    }
    if (look.theme().isDark() != firstTheme.isDark()) {
      after =
          after.withTheme(
              look.theme().isDark()
                  ? io.lifeboat.console.application.settings.Theme.DARK
                  : io.lifeboat.console.application.settings.Theme.LIGHT);
    }
    if (stage.getWidth() > 0 && !stage.isFullScreen() && !stage.isIconified()) {
      after =
          after.withWindow(
              new WindowPlace(
                  stage.getX(),
                  stage.getY(),
                  stage.getWidth(),
                  stage.getHeight(),
                  stage.isMaximized()));
    }
    for (Map.Entry<String, String> chosen : window.chosenPanels().entrySet()) {
      after = after.withDeck(chosen.getKey(), chosen.getValue());
    }
    return after
        .withDividers(MAIN, List.of(window.mainDivider()))
        .withDividers(UPPER, List.of(window.upperDivider()))
        .withDividers(LOWER, List.of(window.lowerDivider()));
  }
}
