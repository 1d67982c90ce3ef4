module example.validation {
  requires dev.outcry.core;
  requires jakarta.validation;
  requires org.hibernate.validator;

  opens app to
      org.hibernate.validator; // reads the beans of this package
}
