package org.jarshy.gateway.keyword.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks, as HELP says it.
 *
 * @param senderName who runs this, as the public knows them
 * @param textsADay how many texts a day a subscriber usually gets at most
 */
@Validated
@ConfigurationProperties("jarshy")
record SenderProperties(
    @NotNull
        @Pattern(
            regexp = "\\S(.{0,18}\\S)?",
            message = "1 to 20 characters on one line are allowed, none of them around it blank")
        @DefaultValue("Jarshy")
        String senderName,
    @Min(value = 1, message = "1 to 99 texts a day are allowed")
        @Max(value = 99, message = "1 to 99 texts a day are allowed")
        @DefaultValue("3")
        int textsADay) {}
