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
	_ = db.Create(u)
	_ = db.CreateInBatches([]user{}, 10)
	_ = db.Save(u)
	_ = db.First(u, 1)
	_ = db.Take(u)
	_ = db.Last(u)
	_ = db.Find(u)
	_ = db.FindInBatches(u, 10, func(*gorm.DB, int) error { return nil })
	_ = db.FirstOrInit(u)
	_ = db.FirstOrCreate(u)
	_ = db.Update("a", 1)
	_ = db.Updates(u)
	_ = db.UpdateColumn("a", 1)
	_ = db.UpdateColumns(u)
	_ = db.Delete(u)
	_ = db.Count(nil)
	_ = db.Row()
	_, _ = db.Rows()
	_ = db.Scan(u)
	_ = db.Pluck("a", u)
	_ = db.Exec("")
	_ = db.Transaction(func(*gorm.DB) error { return nil })
	_ = db.Connection(func(*gorm.DB) error { return nil })
	_ = db.Begin()
	_ = db.Commit()
	_ = db.Rollback()
	_ = db.SavePoint("a")
	_ = db.RollbackTo("a")
	_ = db.AutoMigrate(u)
	_ = db.Migrator().CreateTable(u)
	_ = db.Migrator().HasTable(u)
	_ = db.Model(u).Association("A").Find(u)
	_ = db.Model(u).Association("A").Append(u)
	_ = db.Model(u).Association("A").Count()
	_ = db.Where("a = ?", 1).Order("a").First(u).Error
	_, _ = gorm.G[user](db).Where("a").First(ctx)
	_, _ = gorm.G[user](db).Find(ctx)
	_ = gorm.G[user](db).Create(ctx, u)
	_, _ = gorm.G[user](db).Where("a").Update(ctx, "a", 1)
	_, _ = gorm.G[user](db).Where("a").Delete(ctx)
	_, _ = gorm.G[user](db).Count(ctx, "a")
	_, _ = gorm.Open(nil, &gorm.Config{})
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
