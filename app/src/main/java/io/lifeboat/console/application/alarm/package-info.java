/**
 * Alarms after ANSI/ISA-18.2: what needs an operator's response. A catalogue, conditions folded
 * from facts, and a state machine per alarm, all pure, with the clock of the facts as an argument.
 */
@NullMarked
package io.lifeboat.console.application.alarm;

import org.jspecify.annotations.NullMarked;
