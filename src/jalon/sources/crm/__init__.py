"""What every CRM gives, whatever its make: people, companies, deals, stages, activities; and how they are kept."""
