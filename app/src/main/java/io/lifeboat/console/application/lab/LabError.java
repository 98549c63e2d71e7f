package io.lifeboat.console.application.lab;

import io.lifeboat.cluster.detection.ErrorKind;

/** How bytes are damaged in the laboratory. */
public enum LabError {
  ONE_BIT,
  TWO_BITS,
  BURST,
  SWAPPED_BYTES,
  SWAPPED_BLOCKS,
  ZEROED_PAGE,
  MISDIRECTED_WRITE;

  ErrorKind kind() {
    return switch (this) {
      case ONE_BIT -> ErrorKind.ONE_BIT;
      case TWO_BITS -> ErrorKind.TWO_BITS;
      case BURST -> ErrorKind.BURST;
      case SWAPPED_BYTES -> ErrorKind.SWAPPED_BYTES;
      case SWAPPED_BLOCKS -> ErrorKind.SWAPPED_BLOCKS;
      case ZEROED_PAGE -> ErrorKind.ZEROED_PAGE;
      case MISDIRECTED_WRITE -> ErrorKind.MISDIRECTED_WRITE;
    };
  }
}
