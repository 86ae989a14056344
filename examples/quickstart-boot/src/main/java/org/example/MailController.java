package org.example;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MailController {

    private final MailSorter sorter;

    MailController(MailSorter sorter) {
        this.sorter = sorter;
    }

    @GetMapping("/team")
    Team team(@RequestParam String mail) {
        return sorter.team(mail);
    }
}
