package dev.outcry.containers.spring;

import dev.outcry.Outcry;
import dev.outcry.containers.app.Faults;
import dev.outcry.servlet.ErrorFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What is sent stays with Spring's own error page; the toolkit answers what is thrown. */
@Configuration(proxyBeanMethods = false)
class PassThroughMounting {

  @Bean
  Outcry outcry() {
    return Outcry.builder().modules(new Faults()).build();
  }

  @Bean
  FilterRegistrationBean<ErrorFilter> outcryFilter(Outcry outcry) {
    var filter =
        new FilterRegistrationBean<>(
            ErrorFilter.builder(outcry).sendErrors(ErrorFilter.SendErrors.PASS_THROUGH).build());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.setDispatcherTypes(ErrorFilter.dispatcherTypes());
    filter.setAsyncSupported(true);
    return filter;
  }
}
