package eu.megawatt.service.background;

/** Something that was asked for, as it is kept. */
public interface KeptTask {

  String id();

  /** The word of a {@link TaskState}, but never that it runs: what runs has not come to an end. */
  String state();
}
