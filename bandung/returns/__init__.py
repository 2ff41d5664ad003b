"""What institutions return each quarter: who was asked, who has answered, what their spreadsheets say."""
