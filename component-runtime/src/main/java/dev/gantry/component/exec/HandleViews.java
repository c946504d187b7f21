package dev.gantry.component.exec;

/** How resources look to Java code that has a type for them. */
public interface HandleViews {
  /** Every resource is the Java object that stands for it. */
  HandleViews NONE =
      new HandleViews() {
        @Override
        public Object view(Object resource, Class<?> javaType) {
          return resource;
        }

        @Override
        public Object resource(Object view) {
          return view;
        }
      };

  /** {@return the object of a type for a handle, or an object of the host as it is} */
  Object view(Object resource, Class<?> javaType);

  /** {@return the handle that an object stands for, or an object of the host as it is} */
  Object resource(Object view);
}
