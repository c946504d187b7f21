package dev.gantry.abi;

/** A Java object that stands for something of a guest; generated classes implement it. */
public interface GuestView {

  /** {@return what it stands for, such as the handle of a resource} */
  Object subjectOfView();
}
