package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.comparison.ComparisonPanel;
import io.lifeboat.console.ui.degradation.DegradationPanel;
import io.lifeboat.console.ui.detection.DetectionPanel;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.policy.PolicyPanel;
import java.util.ArrayList;
import java.util.List;

/** The pages of panels in the palette. */
final class PageEntries {
  private final Panels panels;
  private final I18n i18n;
  private final DetectionPanel detection;
  private final DegradationPanel degradation;
  private final PolicyPanel policies;
  private final ComparisonPanel comparison;

  PageEntries(
      Panels panels,
      I18n i18n,
      DetectionPanel detection,
      DegradationPanel degradation,
      PolicyPanel policies,
      ComparisonPanel comparison) {
    this.panels = panels;
    this.i18n = i18n;
    this.detection = detection;
    this.degradation = degradation;
    this.policies = policies;
    this.comparison = comparison;
  }

  List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    for (DetectionPanel.Page page : DetectionPanel.Page.values()) {
      Text name = Text.of(page.message());
      add(all, "detection", () -> detection.turnTo(page), DetectionPanelMsg.CMD_PAGE, name);
    }
    add(all, "policies", policies::write, PolicyMsg.CMD_OPEN);
    for (DegradationPanel.Page page : DegradationPanel.Page.values()) {
      Text name = Text.of(page.message());
      add(all, "degradation", () -> degradation.turnTo(page), DegradationPanelMsg.CMD_PAGE, name);
    }
    add(all, "comparison", comparison::begin, ComparisonMsg.CMD_OPEN);
    return all;
  }

  private void add(
      List<PaletteEntry> all, String panel, Runnable turn, MessageKey name, Object... arguments) {
    if (panels.has(panel)) {
      Runnable open =
          () -> {
            panels.select(panel);
            turn.run();
          };
      all.add(new PaletteEntry(i18n.text(name, arguments), "", "", true, open));
    }
  }
}
