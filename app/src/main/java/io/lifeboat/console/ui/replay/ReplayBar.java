package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.recording.Recorder;
import io.lifeboat.console.application.replay.Landmark;
import io.lifeboat.console.application.replay.RecordingIndex.Progress;
import io.lifeboat.console.application.replay.ReplayPlayer;
import io.lifeboat.console.application.replay.ReplayPlayer.Standing;
import io.lifeboat.console.application.replay.ReplaySpeed;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * What a recording is played with: the line of the run, transport, speed, jumps, notes. The same
 * bar scrubs back through a run that goes on.
 */
public final class ReplayBar extends VBox {
  private static final long STEP_MICROS = 5_000_000;
  private static final long LANDMARKS_NANOS = 250_000_000;

  private final I18n i18n;
  private final ReplayDeck deck;
  private final Consumer<String> say;
  private final ScrubTrack track;
  private final Label position = new Label();
  private final Label status = new Label();
  private final Button play = new Button();
  private final ChoiceBox<ReplaySpeed> speed = new ChoiceBox<>();
  private final TextField note = new TextField();
  private List<Landmark> landmarks = List.of();
  private long landmarksAt = System.nanoTime() - LANDMARKS_NANOS;
  private boolean showing;
  private boolean playing;

  /**
   * @param deck what is played
   * @param say shows a line to the user
   */
  public ReplayBar(I18n i18n, Look look, ReplayDeck deck, Consumer<String> say) {
    this.i18n = i18n;
    this.deck = deck;
    this.say = say;
    setId("replay-bar");
    getStyleClass().add("replay-bar");
    track = new ScrubTrack(look, moment -> with(player -> player.seek(moment)));
    track.accessibleTextProperty().bind(i18n.bind(ReplayMsg.TRACK));
    HBox.setHgrow(track, Priority.ALWAYS);
    position.setId("replay-position");
    position.setMinWidth(USE_PREF_SIZE);
    position.getStyleClass().add("replay-position");
    HBox above = new HBox(track, position);
    above.setAlignment(Pos.CENTER_LEFT);
    above.getStyleClass().add("replay-row");
    getChildren().addAll(above, controls());
    i18n.languageProperty().addListener((o, was, is) -> play.setTooltip(null));
  }

  private HBox controls() {
    Button begin =
        button("replay-begin", MaterialDesignP.PAGE_FIRST, ReplayMsg.TO_BEGIN, "Home", this::begin);
    Button back =
        button(
            "replay-back",
            MaterialDesignR.REWIND_5,
            ReplayMsg.BACK_FIVE,
            "Shift+←",
            () -> by(-STEP_MICROS));
    Button previous =
        button(
            "replay-previous",
            MaterialDesignS.SKIP_PREVIOUS,
            ReplayMsg.PREVIOUS,
            "←",
            () -> step(-1));
    icon(play, "replay-play", MaterialDesignP.PLAY);
    play.setOnAction(e -> toggle());
    Button next =
        button("replay-next", MaterialDesignS.SKIP_NEXT, ReplayMsg.NEXT, "→", () -> step(1));
    Button on =
        button(
            "replay-on",
            MaterialDesignF.FAST_FORWARD_5,
            ReplayMsg.ON_FIVE,
            "Shift+→",
            () -> by(STEP_MICROS));
    Button end =
        button(
            "replay-end",
            MaterialDesignP.PAGE_LAST,
            deck.isLive() ? ReplayMsg.TO_LIVE : ReplayMsg.TO_END,
            "End",
            this::end);
    if (deck.isLive()) {
      end.textProperty().bind(i18n.bind(ReplayMsg.TO_LIVE));
      end.getStyleClass().remove("icon-button");
    }
    Button mark =
        button(
            "replay-bookmark",
            MaterialDesignB.BOOKMARK_PLUS_OUTLINE,
            ReplayMsg.BOOKMARK,
            "B",
            this::bookmark);
    note.setId("replay-note");
    note.setPrefColumnCount(16);
    note.promptTextProperty().bind(i18n.bind(ReplayMsg.NOTE_PROMPT));
    note.accessibleTextProperty().bind(i18n.bind(ReplayMsg.NOTE_PROMPT));
    note.setOnAction(e -> write());
    status.setId("replay-status");
    status.getStyleClass().add("muted");
    status.setMaxWidth(Double.MAX_VALUE);
    status.setMinWidth(0);
    status.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(status, Priority.ALWAYS);
    HBox row =
        new HBox(
            begin,
            back,
            previous,
            play,
            next,
            on,
            end,
            speeds(),
            new JumpMenu(i18n, deck, this::jumped),
            mark,
            note,
            status);
    if (deck.canReport()) {
      row.getChildren().add(row.getChildren().indexOf(mark), new ReportMenu(i18n, deck::report));
    }
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("replay-row");
    row.getChildren().forEach(node -> ((Region) node).setMinWidth(USE_PREF_SIZE));
    status.setMinWidth(0);
    note.setMinWidth(90);
    return row;
  }

  private ChoiceBox<ReplaySpeed> speeds() {
    speed.setId("replay-speed");
    speed.setPrefWidth(82);
    speed.getItems().setAll(ReplaySpeed.values());
    speed.setValue(ReplaySpeed.ONE);
    speed.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable ReplaySpeed value) {
            return value == null ? "" : value.label();
          }

          @Override
          public @Nullable ReplaySpeed fromString(String text) {
            return null;
          }
        });
    speed.accessibleTextProperty().bind(i18n.bind(ReplayMsg.SPEED));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(ReplayMsg.WITH_KEY, ReplayMsg.SPEED, "[  ]"));
    speed.setTooltip(tooltip);
    speed
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) {
                with(player -> player.setSpeed(is));
              }
            });
    return speed;
  }

  private Button button(String id, Ikon ikon, ReplayMsg name, String key, Runnable act) {
    Button button = new Button();
    icon(button, id, ikon);
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(i18n.bind(ReplayMsg.WITH_KEY, name, key));
    button.setTooltip(tooltip);
    button.accessibleTextProperty().bind(i18n.bind(name));
    button.setOnAction(e -> act.run());
    return button;
  }

  private static void icon(ButtonBase button, String id, Ikon ikon) {
    button.setId(id);
    button.setGraphic(new FontIcon(ikon));
    button.getStyleClass().addAll("icon-button", "flat");
  }

  // Transport; also for keys

  public void toggle() {
    with(ReplayPlayer::toggle);
  }

  /** To the next or the previous occurrence. */
  public void step(int by) {
    with(player -> jumped(by > 0 ? player.nextOccurrence() : player.previousOccurrence()));
  }

  void by(long micros) {
    with(player -> player.seekBy(micros));
  }

  void begin() {
    with(player -> player.seek(0));
  }

  void end() {
    if (deck.isLive()) {
      deck.returnToLive();
    } else {
      with(ReplayPlayer::toEnd);
    }
  }

  void slower() {
    with(ReplayPlayer::slower);
  }

  void faster() {
    with(ReplayPlayer::faster);
  }

  void bookmark() {
    ReplayPlayer player = deck.player();
    if (player != null) {
      String text = note.getText().strip();
      note.clear();
      deck.write(text.isEmpty() ? i18n.text(ReplayMsg.BOOKMARK_UNNAMED) : text, true);
      say.accept(
          i18n.text(ReplayMsg.BOOKMARKED, Moments.of(deck.notedAt(player.standing().atMicros()))));
    }
  }

  private void write() {
    ReplayPlayer player = deck.player();
    String text = note.getText().strip();
    if (player != null && !text.isEmpty()) {
      note.clear();
      deck.write(text, false);
      say.accept(
          i18n.text(ReplayMsg.NOTED, Moments.of(deck.notedAt(player.standing().atMicros()))));
    }
  }

  /** How fast it goes on; 0 while it pauses. */
  public double pace() {
    ReplayPlayer player = deck.player();
    if (player == null || !player.standing().playing()) {
      return 0;
    }
    return player.standing().speed().factor();
  }

  /** All that can be done here, by its name. */
  public Map<ReplayMsg, Runnable> commands() {
    Map<ReplayMsg, Runnable> all = new LinkedHashMap<>();
    all.put(ReplayMsg.PLAY, this::toggle);
    all.put(ReplayMsg.NEXT, () -> step(1));
    all.put(ReplayMsg.PREVIOUS, () -> step(-1));
    all.put(ReplayMsg.TO_BEGIN, this::begin);
    all.put(deck.isLive() ? ReplayMsg.TO_LIVE : ReplayMsg.TO_END, this::end);
    all.put(ReplayMsg.BACK_FIVE, () -> by(-STEP_MICROS));
    all.put(ReplayMsg.ON_FIVE, () -> by(STEP_MICROS));
    all.put(ReplayMsg.SLOWER, this::slower);
    all.put(ReplayMsg.FASTER, this::faster);
    all.put(ReplayMsg.BOOKMARK, this::bookmark);
    JumpMenu.Jump.ALL.forEach(jump -> all.put(jump.name(), () -> jump.go(deck, this::jumped)));
    return all;
  }

  /** How the key of such a command is written; empty when it has none. */
  public String key(ReplayMsg command) {
    return switch (command) {
      case PLAY -> deck.isLive() ? "" : "Space";
      case NEXT -> "→";
      case PREVIOUS -> "←";
      case TO_BEGIN -> "Home";
      case TO_END, TO_LIVE -> "End";
      case BACK_FIVE -> "Shift+←";
      case ON_FIVE -> "Shift+→";
      case SLOWER -> "[";
      case FASTER -> "]";
      case BOOKMARK -> "B";
      default -> "";
    };
  }

  private void jumped(boolean found) {
    if (!found) {
      say.accept(i18n.text(ReplayMsg.NOTHING_THERE));
    }
  }

  private void with(Consumer<ReplayPlayer> act) {
    ReplayPlayer player = deck.player();
    if (player != null) {
      deck.touched();
      act.accept(player);
    }
  }

  // Drawing

  /** Shows how the player stands; called once a frame. */
  public void show() {
    ReplayPlayer player = deck.player();
    if (player == null) {
      return;
    }
    Standing standing = player.standing();
    long at = deck.atMicros(standing);
    long end = standing.endMicros();
    long whole = Math.max(deck.endMicros(), whole(standing.progress()));
    track.show(at, end, whole, landmarks(player));
    position.setText(
        i18n.text(ReplayMsg.POSITION, Moments.of(at), Moments.of(Math.max(end, deck.endMicros()))));
    showing = true;
    speed.setValue(standing.speed());
    showing = false;
    if (standing.playing() != playing || play.getTooltip() == null) {
      playing = standing.playing();
      ReplayMsg name = playing ? ReplayMsg.PAUSE : ReplayMsg.PLAY;
      play.setGraphic(new FontIcon(playing ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
      play.setTooltip(
          new Tooltip(
              deck.isLive() ? i18n.text(name) : i18n.text(ReplayMsg.WITH_KEY, name, "Space")));
      play.setAccessibleText(i18n.text(name));
    }
    status.setText(status(standing));
  }

  private List<Landmark> landmarks(ReplayPlayer player) {
    long now = System.nanoTime();
    if (now - landmarksAt > LANDMARKS_NANOS) {
      landmarksAt = now;
      List<Landmark> next = player.landmarks();
      landmarks = next.equals(landmarks) ? landmarks : next;
    }
    return landmarks;
  }

  /** As long as it is being read, its whole length is guessed from the part that was read. */
  private static long whole(Progress progress) {
    return progress.complete() || progress.bytesRead() == 0
        ? progress.endMicros()
        : (long) (progress.endMicros() * ((double) progress.bytes() / progress.bytesRead()));
  }

  private String status(Standing standing) {
    Progress progress = standing.progress();
    Text damage = progress.damageWords();
    if (standing.notesProblem() != null) {
      return i18n.text(ReplayMsg.NOTES_NOT_KEPT, standing.notesProblem());
    }
    if (damage != null) {
      return i18n.text(damage);
    }
    if (!progress.complete() && progress.bytesRead() + 65_536 < progress.bytes()) {
      double part = (double) progress.bytesRead() / Math.max(1, progress.bytes());
      return i18n.text(ReplayMsg.STATUS_READING, part);
    }
    if (deck.isLive()) {
      return i18n.text(ReplayMsg.STATUS_LIVE, Recorder.BEHIND_MS / 1_000);
    }
    return i18n.text(progress.endWords());
  }
}
