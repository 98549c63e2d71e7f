package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.Activation;
import io.lifeboat.console.application.policy.Draft;
import io.lifeboat.console.application.policy.DraftFault;
import io.lifeboat.console.application.policy.FileWork;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.policy.PolicyEditor;
import io.lifeboat.console.application.policy.PolicyEditor.CheckState;
import io.lifeboat.console.application.policy.ScriptLanguage;
import io.lifeboat.console.application.policy.ShippedPolicies;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** The text with its tools above it, and what the engine says of it below. */
final class EditorPage extends BorderPane {
  private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");

  private final PolicyEditor editor;
  private final FileWork files;
  private final Activation activation;
  private final I18n i18n;
  private final FileDoor door;
  private final CodeView code;
  private final Map<ScriptLanguage, ToggleButton> languages = new EnumMap<>(ScriptLanguage.class);
  private final MenuButton examples = new MenuButton();
  private final ActionButton open = new ActionButton("policy-open", this::open);
  private final ActionButton save = new ActionButton("policy-save", this::save);
  private final ActionButton saveAs = new ActionButton("policy-save-as", this::saveAs);
  private final ActionButton activate = new ActionButton("policy-activate", this::activate);
  private final Label name = new Label();
  private final Label state = new Label();
  private final FaultList faults;
  private final Button cancel;
  private final Bar ask;
  private final Bar refusal;

  EditorPage(PolicyDesk desk, I18n i18n, FileDoor door) {
    this.editor = desk.editor();
    this.files = desk.files();
    this.activation = desk.activation();
    this.i18n = i18n;
    this.door = door;
    code = new CodeView(editor.draft(), fault -> i18n.text(PolicyWords.of(fault)), editor::type);
    code.setOnSave(this::save);
    faults = new FaultList(i18n, code::goTo);
    cancel = button("policy-ask-cancel", PolicyMsg.CANCEL);
    Button saveFirst = button("policy-ask-save", PolicyMsg.ASK_SAVE);
    saveFirst.setOnAction(e -> save());
    Button discard = button("policy-ask-discard", PolicyMsg.DISCARD);
    discard.setOnAction(e -> editor.discard());
    cancel.setOnAction(e -> editor.keep());
    ask = new Bar("policy-ask", cancel, saveFirst, discard);
    Button close = button("policy-refusal-close", PolicyMsg.CLOSE_MESSAGE);
    close.setOnAction(e -> files.clear());
    refusal = new Bar("policy-refusal", close);
    name.setId("policy-name");
    name.getStyleClass().add("policy-name");
    state.setId("policy-state");
    state.getStyleClass().add("policy-state");
    state.setWrapText(true);
    VBox top = new VBox(tools(), ask, refusal);
    top.getStyleClass().add("policy-tools");
    VBox bottom = new VBox(state, faults);
    bottom.getStyleClass().add("policy-judgement");
    setTop(top);
    setCenter(code);
    setBottom(bottom);
    editor.setOnReplaced(code::replace);
    code.area().accessibleTextProperty().bind(i18n.bind(PolicyMsg.CODE));
    code.area().accessibleHelpProperty().bind(i18n.bind(PolicyMsg.CODE_HELP));
  }

  private Button button(String id, PolicyMsg text) {
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().add("small");
    button.textProperty().bind(i18n.bind(text));
    return button;
  }

  private FlowPane tools() {
    SegmentedButton language = new SegmentedButton();
    language.getStyleClass().add("pages");
    language.accessibleTextProperty().bind(i18n.bind(PolicyMsg.LANGUAGE));
    for (ScriptLanguage each : ScriptLanguage.values()) {
      ToggleButton button = new ToggleButton(each.label());
      button.setId("policy-language-" + each.name().toLowerCase(Locale.ROOT));
      button.setOnAction(
          e -> {
            editor.setLanguage(each);
            show();
          });
      languages.put(each, button);
      language.getButtons().add(button);
    }
    examples.setId("policy-examples");
    examples.textProperty().bind(i18n.bind(PolicyMsg.EXAMPLES));
    for (ScriptLanguage each : ScriptLanguage.values()) {
      for (String shipped : ShippedPolicies.NAMES) {
        MenuItem item = new MenuItem(shipped + each.suffix());
        item.setId("example-" + shipped + "-" + each.name().toLowerCase(Locale.ROOT));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> editor.open(Draft.shipped(shipped, each), null));
        examples.getItems().add(item);
      }
      examples.getItems().add(new SeparatorMenuItem());
    }
    for (ScriptLanguage each : ScriptLanguage.values()) {
      MenuItem item = new MenuItem();
      item.setId("example-empty-" + each.name().toLowerCase(Locale.ROOT));
      item.textProperty().bind(i18n.bind(PolicyMsg.EMPTY_POLICY, each.label()));
      item.setOnAction(e -> editor.open(Draft.empty(each), null));
      examples.getItems().add(item);
    }
    FlowPane tools = new FlowPane(6, 6, language, examples, open, save, saveAs);
    if (activation.isPossible()) {
      tools.getChildren().add(activate);
    }
    tools.getChildren().add(name);
    tools.setRowValignment(VPos.CENTER);
    return tools;
  }

  // What is done

  private void open() {
    door.open(getScene().getWindow(), i18n.text(PolicyMsg.FILES_NAME)).ifPresent(files::open);
  }

  private void save() {
    Path file = editor.file();
    if (file == null) {
      saveAs();
    } else {
      files.save(file);
    }
  }

  private void saveAs() {
    Draft draft = editor.draft();
    Optional<Path> chosen =
        door.save(
            getScene().getWindow(),
            i18n.text(PolicyMsg.FILES_NAME),
            draft.language(),
            draft.fileName());
    chosen.ifPresent(files::save);
  }

  private void activate() {
    activation.begin(editor.draft());
  }

  /** The size of the text of the moment, in pixels. */
  double em() {
    return state.getFont().getSize();
  }

  void focusText() {
    code.area().requestFocus();
  }

  // What is shown

  void show() {
    Draft draft = editor.draft();
    languages.forEach((each, button) -> button.setSelected(each == draft.language()));
    name.setText(
        editor.isChanged()
            ? i18n.text(PolicyMsg.NAME_CHANGED, draft.fileName())
            : draft.fileName());
    open.show(i18n.text(PolicyMsg.OPEN), i18n.text(PolicyMsg.OPEN_LINE), true);
    showSave(draft);
    saveAs.show(i18n.text(PolicyMsg.SAVE_AS), i18n.text(PolicyMsg.SAVE_AS_LINE), true);
    showActivate();
    showBars(draft);
    state.setText(sentence());
    state.pseudoClassStateChanged(
        TROUBLED, editor.state() == CheckState.FAULTY || editor.state() == CheckState.NOT_KNOWN);
    code.mark(editor.faults());
    faults.show(editor.faults(), editor.state() == CheckState.WAITING);
  }

  private void showSave(Draft draft) {
    Path file = editor.file();
    boolean possible = editor.isChanged() || file == null;
    save.show(
        i18n.text(PolicyMsg.SAVE),
        possible
            ? i18n.text(PolicyMsg.SAVE_LINE, file == null ? draft.fileName() : file.toString())
            : i18n.text(PolicyMsg.SAVE_NOTHING),
        possible);
  }

  private void showActivate() {
    PolicyMsg line =
        switch (editor.state()) {
          case SOUND -> PolicyMsg.ACTIVATE_LINE;
          case FAULTY -> PolicyMsg.ACTIVATE_FAULTY;
          case WAITING, PYTHON_STARTS, NOT_KNOWN -> PolicyMsg.ACTIVATE_WAITING;
        };
    activate.show(
        i18n.text(PolicyMsg.ACTIVATE), i18n.text(line), editor.state() == CheckState.SOUND);
  }

  private void showBars(Draft draft) {
    Draft pending = editor.pending();
    if (pending == null) {
      ask.hide();
    } else if (ask.show(i18n.text(PolicyMsg.ASK_DISCARD, draft.fileName(), pending.fileName()))) {
      cancel.requestFocus();
    }
    @Nullable Text why = files.refusal();
    if (why == null) {
      refusal.hide();
    } else {
      refusal.show(i18n.text(why));
    }
  }

  private String sentence() {
    return switch (editor.state()) {
      case WAITING -> i18n.text(PolicyMsg.STATE_WAITING);
      case PYTHON_STARTS -> i18n.text(PolicyMsg.STATE_PYTHON);
      case SOUND -> "✓ " + i18n.text(PolicyMsg.STATE_SOUND);
      case FAULTY -> "✕ " + i18n.text(PolicyMsg.STATE_FAULTY, editor.faults().size());
      case NOT_KNOWN -> {
        DraftFault first = editor.faults().getFirst();
        yield "? " + i18n.text(PolicyMsg.STATE_NOT_KNOWN, first.message());
      }
    };
  }
}
