// Run by japicmp. What the last release declared INTERNAL may change in any version, and so may what is new and INTERNAL.
jApiClasses.removeIf { type ->
    type.annotations.any { annotation ->
        annotation.fullyQualifiedName == 'org.apiguardian.api.API' && annotation.elements.any { element ->
            def values = element.oldElementValues ?: element.newElementValues
            element.name == 'status' && values.any { it.value == 'INTERNAL' }
        }
    }
}
return jApiClasses
