package dev.outcry.demo;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a customer sends to order. Shows that a type says what is valid, and nothing else has to.
 *
 * @param quantity an {@code Integer}, so that a missing one is told with the other fields
 */
record OrderRequest(
    @NotNull
        @Pattern(regexp = "[a-z0-9-]{1,32}", message = "must be a product number, such as mug-blue")
        String sku,
    @NotNull @Min(1) @Max(1000) Integer quantity,
    @NotNull @Email @Size(max = 254) String email) {}
