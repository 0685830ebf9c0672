// Package gorm calls GORM on a loop.
package gorm

import (
	"context"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type user struct{ ID int }

//loopblock:loop
func blocks(ctx context.Context, db *gorm.DB, u *user) {
	_ = db.Create(u)                                                      // want database listed
	_ = db.CreateInBatches([]user{}, 10)                                  // want database listed
	_ = db.Save(u)                                                        // want database listed
	_ = db.First(u, 1)                                                    // want database listed
	_ = db.Take(u)                                                        // want database listed
	_ = db.Last(u)                                                        // want database listed
	_ = db.Find(u)                                                        // want database listed
	_ = db.FindInBatches(u, 10, func(*gorm.DB, int) error { return nil }) // want database listed
	_ = db.FirstOrInit(u)                                                 // want database listed
	_ = db.FirstOrCreate(u)                                               // want database listed
	_ = db.Update("a", 1)                                                 // want database listed
	_ = db.Updates(u)                                                     // want database listed
	_ = db.UpdateColumn("a", 1)                                           // want database listed
	_ = db.UpdateColumns(u)                                               // want database listed
	_ = db.Delete(u)                                                      // want database listed
	_ = db.Count(nil)                                                     // want database listed
	_ = db.Row()                                                          // want database listed
	_, _ = db.Rows()                                                      // want database listed
	_ = db.Scan(u)                                                        // want database listed
	_ = db.Pluck("a", u)                                                  // want database listed
	_ = db.Exec("")                                                       // want database listed
	_ = db.Transaction(func(*gorm.DB) error { return nil })               // want database listed
	_ = db.Connection(func(*gorm.DB) error { return nil })                // want database listed
	_ = db.Begin()                                                        // want database listed
	_ = db.Commit()                                                       // want database listed
	_ = db.Rollback()                                                     // want database listed
	_ = db.SavePoint("a")                                                 // want database listed
	_ = db.RollbackTo("a")                                                // want database listed
	_ = db.AutoMigrate(u)                                                 // want database listed
	_ = db.Migrator().CreateTable(u)                                      // want database listed
	_ = db.Migrator().HasTable(u)                                         // want database listed
	_ = db.Model(u).Association("A").Find(u)                              // want database listed
	_ = db.Model(u).Association("A").Append(u)                            // want database listed
	_ = db.Model(u).Association("A").Count()                              // want database listed
	_ = db.Where("a = ?", 1).Order("a").First(u).Error                    // want database listed
	_, _ = gorm.G[user](db).Where("a").First(ctx)                         // want database listed
	_, _ = gorm.G[user](db).Find(ctx)                                     // want database listed
	_ = gorm.G[user](db).Create(ctx, u)                                   // want database listed
	_, _ = gorm.G[user](db).Where("a").Update(ctx, "a", 1)                // want database listed
	_, _ = gorm.G[user](db).Where("a").Delete(ctx)                        // want database listed
	_, _ = gorm.G[user](db).Count(ctx, "a")                               // want database listed
	_, _ = gorm.Open(nil, &gorm.Config{})                                 // want database inferred
}

//loopblock:loop
func silent(ctx context.Context, db *gorm.DB, u *user) {
	_ = db.Where("a = ?", 1).Or("b").Not("c")
	_ = db.Model(u).Select("a").Omit("b").Limit(1).Offset(1)
	_ = db.Table("t").Joins("j").Group("g").Having("h").Distinct("d")
	_ = db.Preload("p").Clauses(clause.OnConflict{}).Scopes().Unscoped()
	_ = db.Raw("select 1")
	_ = db.Session(&gorm.Session{}).WithContext(ctx).Debug()
	_ = db.Set("a", 1).InstanceSet("b", 2)
	_, _ = db.Get("a")
	_ = db.Callback()
	_, _ = db.DB()
	_ = db.AddError(nil)
	_ = db.Name()
	_ = db.Migrator()
	_ = db.Model(u).Association("A")
	_ = db.Statement.SQL.String()
	_ = gorm.Expr("a")
	_ = gorm.G[user](db).Where("a").Order("b")
	_ = db.ToSQL(func(tx *gorm.DB) *gorm.DB { return tx })
	_ = db.Attrs(u).Assign(u)
}
