package io.lifeboat.console.application.report;

import io.lifeboat.console.application.text.Messages;

/** What a report can be. */
public enum ReportFormat {
  HTML(".html"),
  JSON(".json"),
  CSV(".csv");

  private final String suffix;

  ReportFormat(String suffix) {
    this.suffix = suffix;
  }

  /** How such a file's name ends. */
  public String suffix() {
    return suffix;
  }

  /** The report in this format and the language of these messages. */
  public String write(RunReport report, Messages messages) {
    return switch (this) {
      case HTML -> HtmlReport.of(report, messages);
      case JSON -> DataReport.json(report, messages);
      case CSV -> DataReport.csv(report, messages);
    };
  }
}
