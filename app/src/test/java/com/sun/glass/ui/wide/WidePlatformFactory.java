package com.sun.glass.ui.wide;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.SizedHeadlessApplication;

/**
 * Found by {@code -Dglass.platform=Wide}: the headless platform with a screen of the size asked.
 */
public final class WidePlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new SizedHeadlessApplication();
  }
}
