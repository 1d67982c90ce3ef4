module example.web {
  requires dev.outcry.servlet;
  requires jakarta.servlet;
  requires org.eclipse.jetty.ee10.servlet;
}
