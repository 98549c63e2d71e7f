package com.sun.glass.ui.headless;

import com.sun.glass.ui.Screen;
import java.nio.ByteBuffer;

/**
 * JavaFX 26 fixes its headless screen at 1000 x 1000 (JDK-8364201); tests of a real window need a
 * larger one. Relies on internals of JavaFX: check again at each JavaFX update.
 *
 * <p>The stride of a window's rows stays 1000 (an inlined constant), so the robot's screen capture
 * is garbage here; take pictures from the scenes instead.
 */
public final class SizedHeadlessApplication extends HeadlessApplication {
  private static final int BYTES_PER_PIXEL = 4;
  private static final int DEPTH_BITS = 32;
  private static final int DOTS_PER_INCH = 100;

  private Screen[] screens;

  @Override
  protected Screen[] staticScreen_getScreens() {
    if (screens == null) {
      String[] size = System.getProperty("headless.geometry", "1920x1200").split("x", 2);
      int width = Integer.parseInt(size[0]);
      int height = Integer.parseInt(size[1]);
      screens = new Screen[] {screen(width, height)};
      frameBuffer = ByteBuffer.allocate(width * height * BYTES_PER_PIXEL);
    }
    return screens;
  }

  private static Screen screen(int width, int height) {
    return new Screen(
        0,
        DEPTH_BITS,
        0,
        0,
        width,
        height,
        0,
        0,
        width,
        height,
        0,
        0,
        width,
        height,
        DOTS_PER_INCH,
        DOTS_PER_INCH,
        1f,
        1f,
        1f,
        1f);
  }
}
