"""Works off what is landed: stage by stage, each table replaced in one transaction."""
