package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillDesk.Offer;
import io.lifeboat.console.application.drill.DrillHistory;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where a drill is chosen: its grade, its title, how well it went so far; and one nobody knows. */
public final class DrillCatalogue extends BorderPane {
  private static final Pattern SEED = Pattern.compile("-?\\d{1,18}");
  private static final double LEAST = 120;
  private static final double MOST = 320;
  private static final double BELOW = 240;

  private final DrillDesk desk;
  private final I18n i18n;
  private final ListView<Offer> list = new ListView<>();
  private final Label story = Words.plain("");
  private final Label facts = Words.styled("", "muted");
  private final TextField seed = new TextField(String.valueOf(DrillDesk.anySeed()));
  private final TextField name = new TextField();
  private final Label note = Words.styled("", "drill-state");
  private final ProgressPicture progress;
  private final Label unreadable = Words.styled("", "drill-wrong");
  private final ActionButton start;
  private final ActionButton blind;
  private final ActionButton lead;
  private List<Offer> shown = List.of();
  private DrillHistory.@Nullable Loaded shownDone;

  /** All drills there are. */
  public DrillCatalogue(DrillDesk desk, I18n i18n, Look look) {
    this.desk = desk;
    this.i18n = i18n;
    setId("drills");
    getStyleClass().add("drill-panel");
    setMinSize(280, 150);
    list.setId("drill-list");
    list.setCellFactory(view -> new Cell());
    list.accessibleTextProperty().bind(i18n.bind(DrillMsg.CATALOGUE));
    list.setMinHeight(LEAST);
    // In a low window what is chosen and its button stay in sight below a shorter list.
    list.prefHeightProperty()
        .bind(
            heightProperty().map(height -> Math.clamp(height.doubleValue() - BELOW, LEAST, MOST)));
    list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> describe());
    list.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            start();
            e.consume();
          }
        });
    story.setId("drill-offer");
    facts.setId("drill-facts");
    seed.setId("drill-seed");
    seed.setPrefColumnCount(8);
    seed.accessibleTextProperty().bind(i18n.bind(DrillMsg.SEED));
    seed.textProperty().addListener((o, was, is) -> describe());
    name.setId("drill-name");
    name.accessibleTextProperty().bind(i18n.bind(DrillMsg.NAME));
    name.promptTextProperty().bind(i18n.bind(DrillMsg.NAME));
    name.textProperty().addListener((o, was, is) -> desk.setName(is));
    note.setId("drill-note");
    start = new ActionButton("drill-start", this::start);
    blind = new ActionButton("drill-blind", () -> desk.startBlind(DrillDesk.anySeed()));
    lead = new ActionButton("drill-lead", desk::lead);
    FlowPane tools =
        new FlowPane(
            Words.bound(i18n.bind(DrillMsg.SEED), "muted"), seed, start, blind, lead, name);
    tools.getStyleClass().add("drill-tools");
    progress = new ProgressPicture(i18n, look);
    unreadable.setId("drill-unreadable");
    VBox content =
        new VBox(
            Words.bound(i18n.bind(DrillMsg.CATALOGUE), "panel-heading"),
            list,
            story,
            facts,
            tools,
            note,
            Words.bound(i18n.bind(DrillMsg.PROGRESS), "column-head"),
            progress,
            unreadable);
    content.getStyleClass().add("drill-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              list.refresh();
              refresh();
            });
    refresh();
  }

  /** Somebody looks at it; called while the view is on the screen. */
  public void show() {
    desk.look();
    refresh();
  }

  private void refresh() {
    if (!desk.offers().equals(shown)) {
      int chosen = list.getSelectionModel().getSelectedIndex();
      shown = desk.offers();
      list.getItems().setAll(shown);
      list.getSelectionModel().select(Math.max(0, Math.min(chosen, shown.size() - 1)));
    }
    if (!desk.done().equals(shownDone)) {
      shownDone = desk.done();
      progress.show(shownDone.done());
    }
    Text said = desk.note();
    note.setText(said == null ? "" : i18n.text(said));
    Words.shown(note, said != null);
    int bad = desk.done().unreadable();
    unreadable.setText(bad == 0 ? "" : i18n.text(DrillMsg.UNREADABLE, bad));
    Words.shown(unreadable, bad > 0);
    describe();
  }

  private @Nullable Offer chosen() {
    return list.getSelectionModel().getSelectedItem();
  }

  private boolean isSeed() {
    return SEED.matcher(seed.getText().strip()).matches();
  }

  private void describe() {
    Offer offer = chosen();
    story.setText(offer == null ? "" : offer.drill().story().in(i18n.language()));
    facts.setText(
        offer == null
            ? ""
            : i18n.text(
                DrillMsg.OFFER_FACTS,
                offer.drill().beginning().nodes(),
                offer.drill().limits().timeMs() / 60_000.0,
                offer.drill().points(),
                offer.times()));
    boolean can = offer != null && isSeed();
    start.show(
        i18n.text(DrillMsg.START),
        i18n.text(
            offer == null
                ? DrillMsg.START_NONE
                : isSeed() ? DrillMsg.START_MEANS : DrillMsg.START_SEED),
        can);
    blind.show(i18n.text(DrillMsg.BLIND), i18n.text(DrillMsg.BLIND_MEANS), true);
    lead.show(i18n.text(InstructorMsg.LEAD), i18n.text(InstructorMsg.LEAD_MEANS), true);
    Words.shown(lead, desk.canLead());
  }

  private void start() {
    Offer offer = chosen();
    if (offer != null && isSeed()) {
      desk.start(offer.drill(), Long.parseLong(seed.getText().strip()));
    }
  }

  private final class Cell extends ListCell<Offer> {
    @Override
    protected void updateItem(@Nullable Offer offer, boolean empty) {
      super.updateItem(offer, empty);
      if (empty || offer == null) {
        setText(null);
        setId(null);
        return;
      }
      setId("drill-offer-" + offer.drill().id());
      String title = offer.drill().title().in(i18n.language());
      Text grade = Text.of(offer.drill().grade().label());
      Integer best = offer.best();
      String line =
          best == null
              ? i18n.text(DrillMsg.OFFER, title, grade)
              : i18n.text(DrillMsg.OFFER_DONE, title, grade, best);
      setText(offer.own() ? i18n.text(DrillMsg.OFFER_OWN, line) : line);
    }
  }
}
