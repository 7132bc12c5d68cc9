// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/parameter_specs.h"

namespace vanmach {

ParameterSpec text_spec(std::string name, std::string description, std::string example) {
    ParameterSpec spec;
    spec.name = std::move(name);
    spec.description = std::move(description);
    spec.example = std::move(example);
    return spec;
}

ParameterSpec date_spec(std::string name, std::string description, std::string example) {
    auto spec = text_spec(std::move(name), std::move(description), std::move(example));
    spec.type = ParameterType::date;
    return spec;
}

ParameterSpec boolean_spec(std::string name, std::string description, bool fallback) {
    auto spec = text_spec(std::move(name), std::move(description), fallback ? "0" : "1");
    spec.type = ParameterType::boolean;
    spec.fallback = fallback ? "1" : "0";
    return spec;
}

ParameterSpec integer_spec(std::string name, std::string description, std::string example, long long minimum, long long maximum,
                           std::string fallback) {
    auto spec = text_spec(std::move(name), std::move(description), std::move(example));
    spec.type = ParameterType::integer;
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.fallback = std::move(fallback);
    return spec;
}

ParameterSpec choice_spec(std::string name, std::string description, std::string example, std::vector<std::string> choices,
                          std::string fallback) {
    auto spec = text_spec(std::move(name), std::move(description), std::move(example));
    spec.type = ParameterType::choice;
    spec.choices = std::move(choices);
    spec.fallback = std::move(fallback);
    return spec;
}

ParameterSpec many(ParameterSpec spec) {
    spec.many = true;
    return spec;
}

} // namespace vanmach
