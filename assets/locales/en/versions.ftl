# Earlier versions of a project.
