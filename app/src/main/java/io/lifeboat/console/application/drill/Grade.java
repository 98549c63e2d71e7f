package io.lifeboat.console.application.drill;

import io.lifeboat.console.application.text.DrillMsg;

/** How much a drill asks of the trainee. */
public enum Grade {
  /** One malfunction that shows itself. */
  BASIC(DrillMsg.GRADE_BASIC),
  /** One that must be looked for, or two at once. */
  INTERMEDIATE(DrillMsg.GRADE_INTERMEDIATE),
  /** Several, of which some hide behind others. */
  ADVANCED(DrillMsg.GRADE_ADVANCED);

  private final DrillMsg label;

  Grade(DrillMsg label) {
    this.label = label;
  }

  public DrillMsg label() {
    return label;
  }
}
