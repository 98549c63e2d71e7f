package io.lifeboat.console.bootstrap;

import io.lifeboat.console.application.instructor.InitialCondition;
import io.lifeboat.console.application.instructor.InstructorDesk;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.stage.Stage;

/**
 * The windows of an exercise, as its instructor commands them.
 *
 * @param stage the instructor's own window
 * @param back begins again on a copy of what an exercise began from
 * @param end ends the exercise
 */
record InstructorDoor(
    TraineeWindow trainee, Stage stage, BiConsumer<InitialCondition, Path> back, Runnable end)
    implements InstructorDesk.Door {
  @Override
  public void backtrack(InitialCondition condition, Path copy) {
    back.accept(condition, copy);
  }

  @Override
  public void showTrainee() {
    trainee.show(stage);
  }

  @Override
  public boolean isTraineeShown() {
    return trainee.isShown();
  }

  @Override
  public void hold(boolean on) {
    trainee.hold(on);
  }

  @Override
  public void leave() {
    end.run();
  }
}
