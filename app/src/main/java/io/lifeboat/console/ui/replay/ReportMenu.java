package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.report.ReportFormat;
import io.lifeboat.console.application.text.RecordingMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** As what a report is wanted. */
final class ReportMenu extends MenuButton {

  ReportMenu(I18n i18n, Consumer<ReportFormat> wanted) {
    setId("report");
    textProperty().bind(i18n.bind(RecordingMsg.REPORT));
    for (ReportFormat format : ReportFormat.values()) {
      MenuItem item = new MenuItem();
      item.setId("report-" + format);
      item.textProperty().bind(i18n.bind(name(format)));
      item.setOnAction(e -> wanted.accept(format));
      getItems().add(item);
    }
  }

  private static RecordingMsg name(ReportFormat format) {
    return switch (format) {
      case HTML -> RecordingMsg.REPORT_PAGE;
      case JSON -> RecordingMsg.REPORT_JSON;
      case CSV -> RecordingMsg.REPORT_CSV;
    };
  }
}
